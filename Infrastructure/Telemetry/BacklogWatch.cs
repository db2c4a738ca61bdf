using System.Diagnostics.Metrics;
using Fintech.Infrastructure.Limits;
using Npgsql;

namespace Fintech.Infrastructure.Telemetry;

/// <summary>Measures the backlog, and the quotas of this server's callers, while somebody collects metrics, by whichever way they leave.</summary>
sealed class BacklogWatch : BackgroundService
{
    readonly Backlog backlog;

    public BacklogWatch(Backlog backlog, LimitBook limits)
    {
        this.backlog = backlog;
        Gauge("fintech.jobs.waiting", "{job}", now => now.JobsWaiting.Select(w => Of(w.Value, "lane", w.Key)));
        Gauge("fintech.jobs.failed", "{job}", now => [new(now.JobsFailed)]);
        Gauge("fintech.outbox.waiting", "{message}", now => [new(now.MessagesWaiting)]);
        Gauge("fintech.outbox.given_up", "{message}", now => [new(now.MessagesGivenUp)]);
        Gauge("fintech.outbox.oldest", "s", now => [new((long)now.OldestMessage.TotalSeconds)]);
        Gauge("fintech.audit.unlinked.oldest", "s", now => [new((long)now.Unlinked.TotalSeconds)]);
        // The fullest of all, since nothing may be named after whose it is.
        Metrics.Meter.CreateObservableGauge("fintech.quota.used", () => limits.Quotas.GroupBy(q => q.Name)
            .Select(q => Of(q.Max(c => (c.Quota - c.State.Remaining) * 100 / c.Quota), "policy", q.Key)), "%");
    }

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            // Who cannot be asked is told of by readiness; what was known last stands until then.
            try { await backlog.Now(ct); }
            catch (Exception away) when (away is NpgsqlException or TimeoutException or OperationCanceledException) { }
            await Task.Delay(Backlog.Fresh, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    void Gauge(string name, string unit, Func<BacklogNow, IEnumerable<Measurement<long>>> measure) =>
        Metrics.Meter.CreateObservableGauge(name, () => backlog.Last is { } now ? measure(now) : [], unit);

    static Measurement<long> Of(long value, string tag, string text) => new(value, new KeyValuePair<string, object?>(tag, text));
}
