using System.Diagnostics;
using Fintech.Infrastructure.Http.Credentials;

namespace Fintech.Benchmarks.Identity;

/// <summary>
/// What every request with a cookie pays before anything else: the look-up of its session and of what its person may do in
/// the environment that it names, in PostgreSQL.
/// </summary>
internal static class SessionCheck
{
    public const int Calls = 20_000, WarmUp = 4_000;

    public sealed record Measured(double P50Milliseconds, double P99Milliseconds, double PerSecond);

    /// <param name="callers">How many ask at once, each the next when it has its answer.</param>
    public static async Task<Measured> Run(SessionLookup sessions, (string Token, string Environment)[] known, int callers)
    {
        await Ask(sessions, known, 0, WarmUp, null);
        var took = new long[callers][];
        var all = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() =>
            Ask(sessions, known, caller * 31, Calls, took[caller] = new long[Calls]))));
        var seconds = all.Elapsed.TotalSeconds;
        var sorted = took.SelectMany(t => t).Order().ToArray();
        return new(At(0.5), At(0.99), callers * Calls / seconds);

        double At(double share) => sorted[(int)(sorted.Length * share)] * 1000.0 / Stopwatch.Frequency;
    }

    static async Task Ask(SessionLookup sessions, (string Token, string Environment)[] known, int start, int calls, long[]? took)
    {
        for (var n = 0; n < calls; n++)
        {
            var (token, environment) = known[(start + n) % known.Length];
            var began = Stopwatch.GetTimestamp();
            var found = await sessions.Find(token, environment, active: true, CancellationToken.None);
            if (took is not null) took[n] = Stopwatch.GetTimestamp() - began;
            if (found?.Caller.Environment is null) throw new InvalidOperationException("A session was not found.");
        }
    }
}
