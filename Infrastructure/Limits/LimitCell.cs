using System.Diagnostics;

namespace Fintech.Infrastructure.Limits;

/// <summary>
/// GCRA (ITU-T I.371, "virtual scheduling"): one number, the theoretical arrival time of the next request. A policy of q
/// requests in w seconds admits q at once and then one each w/q; in no window of w are there more than 2 q. Time is the
/// process's own monotonic clock: no setting of the machine's clock changes a limit.
/// </summary>
/// <param name="bucket">What tells it from the subject's other counts, in the database and in Redis; the policy's name if null.</param>
/// <param name="workspace">Whose limits are counted together, where something other than this cell counts them.</param>
internal sealed class LimitCell(
    Guid subject, LimitPolicy policy, TimeProvider clock, string? bucket = null, Guid workspace = default)
{
    Pace pace = new(policy);
    long arrival, admitted, began, learned;

    /// <summary>The policy in ticks of the clock. One object, so that nobody reads half of a new one.</summary>
    sealed class Pace(LimitPolicy policy)
    {
        public LimitPolicy Policy => policy;
        public double PerRequest { get; } = policy.Window.TotalSeconds * Stopwatch.Frequency / policy.Requests;
        public long Window { get; } = (long)(policy.Window.TotalSeconds * Stopwatch.Frequency);
    }

    public Guid Subject => subject;
    public LimitPolicy Policy => Volatile.Read(ref pace).Policy;
    public string Bucket { get; } = bucket ?? policy.Name;
    public Guid Workspace => workspace;

    /// <summary>The limit was changed: it goes on from where it was, and takes as long as before until it is whole.</summary>
    public void Become(LimitPolicy changed)
    {
        if (Policy != changed) Volatile.Write(ref pace, new(changed));
    }

    /// <summary>Seconds until all of it is there again; below zero since when it is.</summary>
    public double Ahead => Seconds(Volatile.Read(ref arrival) - clock.GetTimestamp());

    /// <returns>Zero when it may go on; else how long to wait.</returns>
    public TimeSpan Take(int cost)
    {
        var (now, at) = (clock.GetTimestamp(), Volatile.Read(ref pace));
        var (step, window) = ((long)(at.PerRequest * cost), at.Window);
        while (true)
        {
            var old = Volatile.Read(ref arrival);
            var next = Math.Max(old, now) + step;
            if (next - now > window + 1) return Time(next - now - window);
            if (Interlocked.CompareExchange(ref arrival, next, old) != old) continue;
            if (Interlocked.Add(ref admitted, step) == step) Volatile.Write(ref began, now);
            return TimeSpan.Zero;
        }
    }

    /// <summary>Another limit refused what this one had admitted.</summary>
    public void GiveBack(int cost)
    {
        var step = (long)(Volatile.Read(ref pace).PerRequest * cost);
        Interlocked.Add(ref arrival, -step);
        Interlocked.Add(ref admitted, -step);
    }

    public LimitState State
    {
        get
        {
            var at = Volatile.Read(ref pace);
            var ahead = Math.Max(0, Volatile.Read(ref arrival) - clock.GetTimestamp());
            var remaining = Math.Max(0, (long)((at.Window - ahead) / at.PerRequest));
            var wait = remaining > 0 ? 0 : ahead + (long)at.PerRequest - at.Window;
            return new(Math.Min(remaining, at.Policy.Requests), Time(Math.Max(0, wait)), Time(ahead));
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

    /// <summary>
    /// What this node admitted since it was last told to the others, as seconds that the limit went ahead by; the count
    /// begins anew.
    /// </summary>
    /// <param name="age">
    /// Seconds since the first of them. Below zero when they came after what Redis counted until then and the others may
    /// not know: so far ahead was the limit before them.
    /// </param>
    /// <param name="ahead">Seconds that the arrival time lies ahead of now.</param>
    public double TakeAdmitted(out double age, out double ahead)
    {
        var now = clock.GetTimestamp();
        ahead = Seconds(Volatile.Read(ref arrival) - now);
        age = Seconds(now - Math.Max(Volatile.Read(ref began), Volatile.Read(ref learned)));
        return Seconds(Interlocked.Exchange(ref admitted, 0));
    }

    /// <summary>It could not be told: it is kept for the next time.</summary>
    public void KeepAdmitted(double seconds) => Interlocked.Add(ref admitted, (long)(seconds * Stopwatch.Frequency));

    /// <summary>All nodes together are further ahead, or less far, than this one knew when it asked.</summary>
    public void Correct(double seconds) => Interlocked.Add(ref arrival, (long)(seconds * Stopwatch.Frequency));

    /// <summary>Whether everything was there again so long ago that nobody needs the cell.</summary>
    public bool IsIdle(TimeSpan since) => Seconds(clock.GetTimestamp() - Volatile.Read(ref arrival)) > since.TotalSeconds;

    static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;
    static TimeSpan Time(long ticks) => TimeSpan.FromSeconds(Seconds(ticks));
}
