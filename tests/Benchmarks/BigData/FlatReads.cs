using System.Globalization;
using System.Runtime.InteropServices;
using Fintech.Benchmarks.Driver;
using Npgsql;

namespace Fintech.Benchmarks.BigData;

/// <summary>
/// Asks two databases the same questions in turn, one request at a time: a small one, and one with millions of other
/// people's rows in the same tables. The medians' ratio is the verdict, so that a noisy machine falls on both.
/// </summary>
internal static class FlatReads
{
    const int SmallRows = 10_000;
    const double MaxRatio = 1.3;

    public static async Task<int> Run(IReadOnlyList<string> options)
    {
        var (rows, repeats) = (10_000_000, 1_000);
        for (var i = 0; i + 1 < options.Count; i += 2)
            _ = options[i] switch
            {
                "--rows" => rows = int.Parse(options[i + 1], CultureInfo.InvariantCulture),
                "--repeats" => repeats = int.Parse(options[i + 1], CultureInfo.InvariantCulture),
                var name => throw new ArgumentException($"Unknown option {name}."),
            };
        // Servers and database must not outlive a run that was broken off.
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await using var cluster = await Cluster.Start($"{PlanLog.Settings} -c fsync=off -c max_wal_size=4GB"
            + " -c autovacuum=off -c max_parallel_workers_per_gather=0");
        var (smallOwner, bigOwner) = (await cluster.Database("flat_small"), await cluster.Database("flat_big"));
        var app = await ProductSubjects.MakeAppRole(smallOwner);
        await using var admin = NpgsqlDataSource.Create(cluster.Owner);
        var plans = await PlanLog.Open(cluster, admin);
        await using var small = await Size.Start(smallOwner, app, SmallRows, stop.Token);
        await using var big = await Size.Start(bigOwner, app, rows, stop.Token);
        Console.WriteLine($"{small.Rows:n0} and {big.Rows:n0} transactions, {BigSeed.Events(small.Rows):n0} and "
            + $"{BigSeed.Events(big.Rows):n0} events; {BigSeed.OwnRows:n0} of each belong to the environment "
            + $"that asks, one of {DriveOptions.Environments}; filled in {big.Seeding.TotalSeconds:0} s");
        return await Judge(new(small, big, plans, repeats), stop.Token) ? 0 : 1;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    static async Task<bool> Judge(Comparison comparison, CancellationToken ct)
    {
        var (passed, failed) = (0, 0);
        var scansBefore = await comparison.Big.SequentialScans();
        Console.WriteLine($"{"",-30}{"small ms",10}{"big ms",10}{"ratio",8}{"8K pages read",16}");
        foreach (var (line, good) in await comparison.Compare(MaxRatio, ct))
        {
            Console.WriteLine($"{(good ? "PASS" : "FAIL")}: {line}");
            _ = good ? passed++ : failed++;
        }
        await comparison.ReportStranger();
        // PostgreSQL 15 tells what idle sessions did after ten seconds at the latest.
        await Task.Delay(TimeSpan.FromSeconds(12), ct);
        var scans = await comparison.Big.SequentialScans();
        foreach (var (table, count) in scans)
        {
            var added = count - scansBefore.GetValueOrDefault(table);
            Console.WriteLine($"{(added == 0 ? "PASS" : "FAIL")}: {table} was read from end to end {added} times");
            _ = added == 0 ? passed++ : failed++;
        }
        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0;
    }
}
