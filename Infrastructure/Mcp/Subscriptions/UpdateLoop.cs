using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Mcp.Subscriptions;

/// <summary>Follows the event feed of one caller's environment and says which watched addresses have changed.</summary>
sealed class UpdateLoop(
    EventFeed feed, ResourceUpdates updates, IEnumerable<ICallerRefresh> credentials, Caller caller,
    Func<IReadOnlyCollection<string>> watched, Func<string, CancellationToken, Task> tell) : IDisposable
{
    readonly Caller first = caller;
    EventSubscription events = feed.Subscribe(caller.EnvironmentId, caller.PersonId);

    /// <summary>Returns when the credential has ended; throws when <paramref name="ct"/> fires.</summary>
    public async Task Run(CancellationToken ct)
    {
        var current = first;
        var checkedAt = Environment.TickCount64;
        while (true)
        {
            var arrived = await Arrived(CallerRefresh.Every, ct);
            var isDue = Environment.TickCount64 - checkedAt >= CallerRefresh.Every.TotalMilliseconds;
            if (arrived || isDue)
            {
                // Looked at before anything is told, so a revoked key hears of nothing that came after.
                if (await credentials.Again(current, ct) is not { } still) return;
                (current, checkedAt) = (still, Environment.TickCount64);
            }
            if (arrived) await Tell(current, ct);
            if (events.HasEnded) return;
        }
    }

    async Task<bool> Arrived(TimeSpan patience, CancellationToken ct)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(ct);
        wait.CancelAfter(patience);
        try
        {
            await events.Events.WaitToReadAsync(wait.Token);
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { return false; }
    }

    // What has piled up is told once for each address: a reader wants to know that it changed, not how often.
    async Task Tell(Caller current, CancellationToken ct)
    {
        var uris = watched();
        var changed = new HashSet<string>(StringComparer.Ordinal);
        while (events.Events.TryRead(out var item)) changed.UnionWith(updates.Concerned(item, uris, current));
        if (events.Overflowed)
        {
            events.Dispose();
            events = feed.Subscribe(current.EnvironmentId, current.PersonId);
            changed.UnionWith(updates.Watchable(uris, current));
        }
        foreach (var uri in changed) await tell(uri, ct);
    }

    public void Dispose() => events.Dispose();
}
