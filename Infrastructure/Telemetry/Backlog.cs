using System.Diagnostics.Metrics;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Limits;
using Npgsql;

namespace Fintech.Infrastructure.Telemetry;

/// <summary>What waits behind the requests, and for how long the oldest of it.</summary>
/// <param name="JobsSeen">When a worker last said that it lives; null if none ever did.</param>
/// <param name="JobsWaiting">By lane.</param>
/// <param name="Unlinked">Age of the oldest audit entry that is in no chain yet.</param>
internal sealed record BacklogNow(
    DateTimeOffset? JobsSeen, IReadOnlyDictionary<string, long> JobsWaiting, long JobsFailed,
    long MessagesWaiting, TimeSpan OldestMessage, TimeSpan Unlinked)
{
    static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    /// <summary>A worker says every few seconds that it lives.</summary>
    public bool JobsAreLate(DateTimeOffset now) => JobsSeen is not { } seen || now - seen > Late;
    public bool MessagesAreLate => OldestMessage > Late;
    public bool AuditIsLate => Unlinked > Late;
}

/// <summary>Reads the backlog from the database, for probes, metrics and the status page; at most once in five seconds.</summary>
internal sealed class Backlog
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    const string Sql = """
        select (select max(lastheartbeat) from hangfire.server),
               (select count(*) from hangfire.job where statename = 'Failed'),
               (select count(*) from mail_outbox),
               (select coalesce(extract(epoch from now() - min(created_at)), 0)::float8 from mail_outbox),
               (select coalesce(extract(epoch from now() - min(e.created_at)), 0)::float8
                from audit_unlinked u join audit_entries e on e.id = u.entry_id),
               (select array_agg(queue) from waiting), (select array_agg(jobs) from waiting)
        """;

    readonly Database database;
    readonly SemaphoreSlim reading = new(1, 1);
    BacklogNow? last;
    long readAt;

    public Backlog(Database database, LimitBook limits)
    {
        this.database = database;
        Gauge("fintech.jobs.waiting", "{job}", now => now.JobsWaiting.Select(w => Of(w.Value, "lane", w.Key)));
        Gauge("fintech.jobs.failed", "{job}", now => [new(now.JobsFailed)]);
        Gauge("fintech.outbox.waiting", "{message}", now => [new(now.MessagesWaiting)]);
        Gauge("fintech.outbox.oldest", "s", now => [new((long)now.OldestMessage.TotalSeconds)]);
        Gauge("fintech.audit.unlinked.oldest", "s", now => [new((long)now.Unlinked.TotalSeconds)]);
        // The fullest of all, since nothing may be named after whose it is.
        Metrics.Meter.CreateObservableGauge("fintech.quota.used", () => limits.Quotas.GroupBy(q => q.Name)
            .Select(q => new Measurement<long>(q.Max(c => 100 - c.State.Remaining * 100 / c.Quota), new KeyValuePair<string, object?>("policy", q.Key))), "%");
    }

    void Gauge(string name, string unit, Func<BacklogNow, IEnumerable<Measurement<long>>> measure) =>
        Metrics.Meter.CreateObservableGauge(name, () => Volatile.Read(ref last) is { } now ? measure(now) : [], unit);

    static Measurement<long> Of(long value, string tag, string text) => new(value, new KeyValuePair<string, object?>(tag, text));

    /// <exception cref="NpgsqlException">The database did not answer.</exception>
    public async Task<BacklogNow> Now(CancellationToken ct)
    {
        await reading.WaitAsync(ct);
        try
        {
            if (last is { } known && Environment.TickCount64 - readAt < Fresh.TotalMilliseconds) return known;
            var now = await Read(ct);
            (last, readAt) = (now, Environment.TickCount64);
            return now;
        }
        finally { reading.Release(); }
    }

    async Task<BacklogNow> Read(CancellationToken ct)
    {
        await using var read = database.Reads.CreateCommand(
            "with waiting as (select queue, count(*) as jobs from hangfire.jobqueue where fetchedat is null group by queue) " + Sql);
        await using var row = await read.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var lanes = row.IsDBNull(5) ? [] : (string[])row[5];
        var jobs = row.IsDBNull(6) ? [] : (long[])row[6];
        return new(
            row.IsDBNull(0) ? null : row.GetFieldValue<DateTimeOffset>(0), lanes.Zip(jobs).ToDictionary(w => w.First, w => w.Second),
            row.GetInt64(1), row.GetInt64(2), TimeSpan.FromSeconds(row.GetDouble(3)), TimeSpan.FromSeconds(row.GetDouble(4)));
    }
}
