using System.Text;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Realtime.StreamEvents;

/// <summary>
/// Writes one reader's stream: first what it missed since <c>Last-Event-ID</c>, then what happens, with heartbeats. A
/// reader who asks for what is no longer kept, or does not keep up, is told <c>resync</c>: read the lists again.
/// </summary>
internal sealed class EventStreamWriter(
    HttpContext http, EventSubscription subscription, EventHistory history, IEnumerable<ICallerRefresh> credentials,
    Caller caller, IHostApplicationLifetime lifetime)
{
    const int Batch = 200, MostReplayed = 5_000;
    static readonly TimeSpan Heartbeat = CallerRefresh.Every, Trusted = TimeSpan.FromMilliseconds(500);
    static readonly byte[] Comment = ": still here\n\n"u8.ToArray();

    Caller present = caller;
    long checkedAt = Environment.TickCount64;

    public async Task Run(CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await http.Response.Body.WriteAsync("retry: 1000\n\n"u8.ToArray(), stop.Token);
        await http.Response.Body.FlushAsync(stop.Token);
        try
        {
            await CatchUp(stop.Token);
            await Follow(stop.Token);
        }
        catch (OperationCanceledException) { } // gone, or draining: EventSource comes back with its Last-Event-ID
    }

    async Task CatchUp(CancellationToken ct)
    {
        if (http.Request.Headers["Last-Event-ID"].ToString() is not { Length: > 0 } text) return;
        if (!EventPosition.TryParse(text, out var after) || await IsForgotten(after, ct))
        {
            await Resync("The events after this id are no longer kept.", ct);
            return;
        }
        for (var replayed = 0; after.CompareTo(subscription.From) < 0;)
        {
            var missed = await history.Read(
                subscription.Environment, after, subscription.From, null, present.Scopes, newestFirst: false, Batch, ct);
            foreach (var item in missed) await Write(item, ct);
            await http.Response.Body.FlushAsync(ct);
            if (missed.Count < Batch) return;
            after = missed[^1].Position;
            if ((replayed += missed.Count) < MostReplayed) continue;
            await Resync("Too much happened since this id.", ct);
            return;
        }
    }

    // Only what lies before the oldest kept event of this environment may have been dropped by age; an id ahead of the
    // feed comes from another database.
    async Task<bool> IsForgotten(EventPosition after, CancellationToken ct) =>
        after.CompareTo(subscription.From) > 0
        || (await history.Oldest(subscription.Environment, ct) is { } oldest && after.CompareTo(oldest) < 0);

    async Task Follow(CancellationToken ct)
    {
        while (true)
        {
            var waiting = subscription.Events.WaitToReadAsync(ct).AsTask();
            while (await Task.WhenAny(waiting, Task.Delay(Heartbeat, ct)) != waiting)
            {
                ct.ThrowIfCancellationRequested();
                if (!await StillMay(ct)) return;
                await http.Response.Body.WriteAsync(Comment, ct);
                await http.Response.Body.FlushAsync(ct);
            }
            if (!await waiting) break;
            if (!await StillMay(ct)) return;
            while (subscription.Events.TryRead(out var item))
                if (present.Has(item.Scope)) await Write(item, ct);
            await http.Response.Body.FlushAsync(ct);
        }
        if (subscription.Overflowed) await Resync("This reader did not keep up.", ct);
    }

    // Before anything is told, since a credential that was revoked hears of nothing that came after. Many events in a
    // second ask once or twice.
    async ValueTask<bool> StillMay(CancellationToken ct)
    {
        if (Environment.TickCount64 - checkedAt < Trusted.TotalMilliseconds) return true;
        if (await credentials.Again(present, ct) is not { } again) return false;
        (present, checkedAt) = (again, Environment.TickCount64);
        return true;
    }

    async ValueTask Write(FeedEvent item, CancellationToken ct)
    {
        var head = Encoding.ASCII.GetBytes($"event: {item.Type}\nid: {item.Position}\ndata: ");
        await http.Response.Body.WriteAsync(head, ct);
        await http.Response.Body.WriteAsync(item.Json, ct);
        await http.Response.Body.WriteAsync("\n\n"u8.ToArray(), ct);
    }

    async Task Resync(string why, CancellationToken ct)
    {
        var text = $"event: resync\nid: {subscription.From}\ndata: {{\"reason\":\"{why}\"}}\n\n";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
        await http.Response.Body.FlushAsync(ct);
    }
}
