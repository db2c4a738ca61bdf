using System.Collections.Concurrent;

namespace Fintech.Infrastructure.Slices;

/// <summary>
/// Counts tries at something guessable. A few are free, then each next one must wait twice as long. A try counts before
/// it is known to fail, so that many at once gain nothing.
/// </summary>
public sealed class Throttle(TimeProvider clock)
{
    const int MaxKeys = 100_000;
    static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(15);

    sealed class Count
    {
        public int Tries;
        public DateTimeOffset Last, ClosedUntil;
    }

    readonly ConcurrentDictionary<string, Count> counts = new(StringComparer.Ordinal);

    /// <returns>How long to wait, or null when this try may go on.</returns>
    public TimeSpan? Try(string key, int free, TimeSpan longest)
    {
        var now = clock.GetUtcNow();
        if (counts.Count >= MaxKeys) Forget(now);
        var count = counts.GetOrAdd(key, _ => new());
        lock (count)
        {
            if (now < count.ClosedUntil) return count.ClosedUntil - now;
            if (now - count.Last > Forgotten) count.Tries = 0;
            count.Last = now;
            if (++count.Tries < free) return null;
            var seconds = Math.Min(Math.Pow(2, Math.Min(count.Tries - free, 20)), longest.TotalSeconds);
            count.ClosedUntil = now + TimeSpan.FromSeconds(seconds);
            return null;
        }
    }

    /// <summary>It was no guess.</summary>
    public void Succeeded(string key) => counts.TryRemove(key, out _);

    /// <summary>
    /// One try less, for a count that many people share. A wait that has begun goes on, or whoever has an account of their
    /// own could end it between two guesses at others.
    /// </summary>
    public void TakeBack(string key)
    {
        if (!counts.TryGetValue(key, out var count)) return;
        lock (count) count.Tries = Math.Max(0, count.Tries - 1);
    }

    void Forget(DateTimeOffset now)
    {
        foreach (var (key, count) in counts)
            if (now - count.Last > Forgotten && now >= count.ClosedUntil) counts.TryRemove(key, out _);
        if (counts.Count >= MaxKeys) counts.Clear(); // a flood of made-up keys must not take the memory
    }
}
