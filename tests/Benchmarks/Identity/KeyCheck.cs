using System.Diagnostics;
using System.Net;
using Fintech.Infrastructure.Http.Credentials;

namespace Fintech.Benchmarks.Identity;

/// <summary>What every request with an API key pays: form, HMAC, and the record in memory, renewed in the database once a second.</summary>
internal static class KeyCheck
{
    public const int Calls = 200_000;

    public sealed record Measured(double P50Microseconds, double P99Microseconds, double MostMilliseconds, double PerSecond);

    /// <summary>One caller after the other, so on one core.</summary>
    public static async Task<Measured> Run(KeyRing ring, string[] keys)
    {
        await Ask(ring, keys, 20_000, null);
        var took = new long[Calls];
        var all = Stopwatch.StartNew();
        await Ask(ring, keys, Calls, took);
        var seconds = all.Elapsed.TotalSeconds;
        Array.Sort(took);
        return new(At(0.5), At(0.99), took[^1] * 1000.0 / Stopwatch.Frequency, Calls / seconds);

        double At(double share) => took[(int)(Calls * share)] * 1_000_000.0 / Stopwatch.Frequency;
    }

    static async Task Ask(KeyRing ring, string[] keys, int calls, long[]? took)
    {
        for (var n = 0; n < calls; n++)
        {
            var began = Stopwatch.GetTimestamp();
            var caller = await ring.Find(keys[n % keys.Length], IPAddress.Loopback, CancellationToken.None);
            if (took is not null) took[n] = Stopwatch.GetTimestamp() - began;
            if (caller.Environment is null) throw new InvalidOperationException("A key was not found.");
        }
    }
}
