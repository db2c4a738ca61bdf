using System.Numerics;

namespace Fintech.Infrastructure.ApiLog;

/// <summary>
/// Times in steps that grow with them, four to each doubling, as HdrHistogram counts: a percentile that is read from the
/// counts is at most a quarter too long, and a table has at most a hundred of them.
/// </summary>
static class TookBuckets
{
    const int Shortest = 4; // µs; below, nothing is told apart

    public static short Of(TimeSpan took)
    {
        var microseconds = Math.Clamp(took.Ticks / TimeSpan.TicksPerMicrosecond, Shortest, int.MaxValue);
        var octave = BitOperations.Log2((ulong)microseconds);
        return (short)((octave * 4) + ((microseconds >> (octave - 2)) & 3));
    }

    /// <summary>The longest time of a bucket, in microseconds.</summary>
    public static long Most(short bucket) => ((5L + (bucket % 4)) << ((bucket / 4) - 2)) - 1;
}
