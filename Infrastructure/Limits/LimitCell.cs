using System.Diagnostics;

namespace Fintech.Infrastructure.Limits;

/// <summary>
/// GCRA (ITU-T I.371, "virtual scheduling"): one number, the theoretical arrival time of the next request. A policy of q
/// requests in w seconds admits q at once and then one each w/q; in no window of w are there more than 2 q. Time is the
/// process's own monotonic clock: no setting of the machine's clock changes a limit.
/// </summary>
/// <param name="workspace">Whose limits are counted together, where something other than this cell counts them.</param>
internal sealed class LimitCell(Guid subject, LimitPolicy policy, TimeProvider clock, Guid workspace = default)
{
    readonly double perRequest = policy.Window.TotalSeconds * Stopwatch.Frequency / policy.Requests;
    readonly long window = (long)(policy.Window.TotalSeconds * Stopwatch.Frequency);
    long arrival, admitted, began, learned;

    public Guid Subject => subject;
    public LimitPolicy Policy => policy;
    public Guid Workspace => workspace;

    /// <summary>Seconds until all of it is there again; below zero since when it is.</summary>
    public double Ahead => Seconds(Volatile.Read(ref arrival) - clock.GetTimestamp());

    /// <returns>Zero when it may go on; else how long to wait.</returns>
    public TimeSpan Take(int cost)
    {
        var (now, step) = (clock.GetTimestamp(), (long)(perRequest * cost));
        while (true)
        {
            var old = Volatile.Read(ref arrival);
            var next = Math.Max(old, now) + step;
            if (next - now > window + 1) return Time(next - now - window);
            if (Interlocked.CompareExchange(ref arrival, next, old) != old) continue;
            if (Interlocked.Add(ref admitted, cost) == cost) Volatile.Write(ref began, now);
            return TimeSpan.Zero;
        }
    }

    /// <summary>Another limit refused what this one had admitted.</summary>
    public void GiveBack(int cost)
    {
        Interlocked.Add(ref arrival, -(long)(perRequest * cost));
        Interlocked.Add(ref admitted, -cost);
    }

    public LimitState State
    {
        get
        {
            var ahead = Math.Max(0, Volatile.Read(ref arrival) - clock.GetTimestamp());
            var remaining = Math.Max(0, (long)((window - ahead) / perRequest));
            var wait = remaining > 0 ? 0 : ahead + (long)perRequest - window;
            return new(Math.Min(remaining, policy.Requests), Time(Math.Max(0, wait)), Time(ahead));
        }
    }

    /// <summary>
    /// What Redis counted for all nodes. Never less than is known already: answers overtake each other, and a Redis that
    /// forgot is told when it returns.
    /// </summary>
    public void Learn(double ahead)
    {
        var told = clock.GetTimestamp() + (long)(ahead * Stopwatch.Frequency);
        for (var old = Volatile.Read(ref arrival); old < told;)
        {
            var seen = Interlocked.CompareExchange(ref arrival, told, old);
            if (seen == old) break;
            old = seen;
        }
        Volatile.Write(ref learned, Volatile.Read(ref arrival));
    }

    /// <summary>What this node admitted since it was last told to the others; the count begins anew.</summary>
    /// <param name="age">
    /// Seconds since the first of them. Below zero when they came after what Redis counted until then and the others may
    /// not know: so far ahead was the limit before them.
    /// </param>
    /// <param name="ahead">Seconds that the arrival time lies ahead of now.</param>
    public long TakeAdmitted(out double age, out double ahead)
    {
        var now = clock.GetTimestamp();
        ahead = Seconds(Volatile.Read(ref arrival) - now);
        age = Seconds(now - Math.Max(Volatile.Read(ref began), Volatile.Read(ref learned)));
        return Interlocked.Exchange(ref admitted, 0);
    }

    /// <summary>It could not be told: it is kept for the next time.</summary>
    public void KeepAdmitted(long count) => Interlocked.Add(ref admitted, count);

    /// <summary>All nodes together are further ahead, or less far, than this one knew when it asked.</summary>
    public void Correct(double seconds) => Interlocked.Add(ref arrival, (long)(seconds * Stopwatch.Frequency));

    /// <summary>Whether everything was there again so long ago that nobody needs the cell.</summary>
    public bool IsIdle(TimeSpan since) => Seconds(clock.GetTimestamp() - Volatile.Read(ref arrival)) > since.TotalSeconds;

    public double SecondsOf(long count) => count * perRequest / Stopwatch.Frequency;

    static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;
    static TimeSpan Time(long ticks) => TimeSpan.FromSeconds(Seconds(ticks));
}
