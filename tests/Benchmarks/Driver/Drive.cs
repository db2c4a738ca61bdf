using System.Runtime.InteropServices;

namespace Fintech.Benchmarks.Driver;

/// <summary>
/// One run: every row is warmed up, then measured in rounds that visit all rows in turn, so that a noisy minute of the
/// machine falls on all of them. Only ratios within one run mean anything.
/// </summary>
internal static class Drive
{
    public static async Task<int> Run(DriveOptions options)
    {
        // Servers and database must not outlive a run that was broken off.
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await using var cluster = await Cluster.Start();
        var scripts = Directory.CreateTempSubdirectory("fintech-wrk-");
        var hosts = new List<Host>();
        try
        {
            var subjects = await FloorSubjects.Start(cluster, options, hosts);
            subjects.AddRange(await ProductSubjects.Start(cluster, options, hosts));
            if (options.Only is { } word)
                subjects.RemoveAll(s => s.Name != s.Floor && !s.Name.Contains(word, StringComparison.OrdinalIgnoreCase));
            var rows = new List<Row>();
            foreach (var subject in subjects) rows.Add(new(subject, await Prepare(subject, scripts.FullName)));
            foreach (var row in rows)
                foreach (var script in row.Scripts)
                    await WarmUp(row.Subject.Host, script, options.WarmUpSeconds, stop.Token);
            var report = await Measure(cluster, options, rows, stop.Token);
            report.Print(subjects, Console.Out);
            Console.WriteLine($"{options.Rounds} rounds of {options.Seconds} s, {DriveOptions.Connections} connections, "
                + $"{options.Transactions:n0} transactions, medians; {report.Bad} bad answers");
            return Goals.Check(subjects, report, Console.Out) && report.Bad == 0 ? 0 : 1;
        }
        finally
        {
            foreach (var host in hosts) await host.DisposeAsync();
            scripts.Delete(recursive: true);
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    sealed record Row(Subject Subject, string[] Scripts);

    // A fast wrong answer must not be measured: the first one of each kind is looked at.
    static async Task<string[]> Prepare(Subject subject, string folder)
    {
        var scripts = new string[subject.Requests.Count];
        for (var column = 0; column < scripts.Length; column++)
        {
            var (status, type, body) = await Subject.Send(new Uri(subject.Host.Url), subject.Requests[column][0]);
            if (status != 200 || body.Contains("\"isError\":true", StringComparison.Ordinal))
                throw new InvalidOperationException($"{subject.Name}, {Subject.Columns[column]}: {status} {body}");
            Console.WriteLine($"{subject.Name,-32}{Subject.Columns[column],-16} {type}, {body.Length:n0} characters");
            var name = new string([.. subject.Name.Select(c => char.IsLetterOrDigit(c) ? c : '-')]);
            scripts[column] = await Wrk.Script(folder, $"{name}-{column}", subject.Requests[column]);
        }
        return scripts;
    }

    // After five seconds a quarter of what a server uses may still be the compiler's, which says nothing of its code.
    static async Task WarmUp(Host host, string script, int seconds, CancellationToken ct)
    {
        const int most = 8;
        const double calm = 0.02;
        for (var pass = 1; pass <= most; pass++)
        {
            var (all, before) = (Processes.CpuMicroseconds(host.ProcessId), Processes.CompilerMicroseconds(host.ProcessId));
            await Wrk.Run(host.Url, script, seconds, ct);
            all = Processes.CpuMicroseconds(host.ProcessId) - all;
            var compiler = Processes.CompilerMicroseconds(host.ProcessId);
            // The thread ends when it has nothing to do, its time goes with it, and the next one counts from zero.
            if (compiler >= before) compiler -= before;
            if (pass > 1 && compiler < all * calm) return;
        }
    }

    static async Task<Report> Measure(Cluster cluster, DriveOptions options, List<Row> rows, CancellationToken ct)
    {
        var report = new Report();
        for (var round = 0; round < options.Rounds; round++)
            foreach (var row in rows)
                for (var column = 0; column < row.Scripts.Length; column++)
                {
                    var (server, database) = Used(cluster, row.Subject.Host);
                    var load = await Wrk.Run(row.Subject.Host.Url, row.Scripts[column], options.Seconds, ct);
                    var (serverAfter, databaseAfter) = Used(cluster, row.Subject.Host);
                    report.Add(row.Subject.Name, column, new(load.PerSecond, (serverAfter - server) / load.Requests,
                        (databaseAfter - database) / load.Requests, load.P99Milliseconds, load.Bad));
                }
        return report;
    }

    static (double Server, double Database) Used(Cluster cluster, Host host) => (
        Processes.CpuMicroseconds(host.ProcessId),
        cluster.ProcessId is { } postmaster ? Processes.FamilyCpuMicroseconds(postmaster) : 0);
}
