using Fintech.Benchmarks.Floors;
using Fintech.Benchmarks.Layers;
using Npgsql;

namespace Fintech.Benchmarks.Driver;

/// <summary>
/// One run: every row is warmed up, then measured in rounds that visit all rows in turn, so that a noisy minute of the
/// machine falls on all of them. Only ratios within one run mean anything.
/// </summary>
internal static class Drive
{
    public static async Task<int> Run(DriveOptions options)
    {
        await using var cluster = await Cluster.Start();
        var scripts = Directory.CreateTempSubdirectory("fintech-wrk-");
        var hosts = new List<Host>();
        try
        {
            var subjects = await Floors(cluster, options, hosts);
            subjects.AddRange(await Layers(cluster, options, hosts));
            var rows = new List<(Subject Subject, string[] Scripts)>();
            if (options.Only.Count > 0)
                subjects.RemoveAll(s => s.Name != s.Floor && !options.Only.Contains(s.Name));
            foreach (var subject in subjects)
                rows.Add((subject, await Prepare(subject, scripts.FullName)));
            foreach (var (subject, files) in rows)
                foreach (var file in files)
                    await Wrk.Run(subject.Host.Url, file, options.WarmUpSeconds);
            var report = await Measure(cluster, options, rows);
            report.Print(subjects, Console.Out);
            Console.WriteLine($"{options.Rounds} rounds of {options.Seconds} s, {DriveOptions.Connections} connections, medians; {report.Bad} bad answers");
            return report.Bad == 0 ? 0 : 1;
        }
        finally
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
            scripts.Delete(recursive: true);
        }
    }

    static async Task<List<Subject>> Floors(Cluster cluster, DriveOptions options, List<Host> hosts)
    {
        var database = await cluster.Database("bench_floor");
        await using (var owner = NpgsqlDataSource.Create(database))
            await FloorSeed.Fill(owner, DriveOptions.Environments + 1, options.Transactions, default);
        var self = typeof(Drive).Assembly.Location;
        var nothing = new Dictionary<string, string>();
        var rest = await Host.Start(self, ["kestrel-floor", "{url}", database], nothing, "/accounts/1");
        hosts.Add(rest);
        var mcp = await Host.Start(self, ["mcp-floor", "{url}", database], nothing, "/mcp");
        hosts.Add(mcp);
        var numbers = Enumerable.Range(1, DriveOptions.Environments).ToList();
        return
        [
            new("kestrel-floor", "kestrel-floor", rest,
            [
                [.. numbers.Select(n => Subject.Get($"/accounts/{n}"))],
                [.. numbers.Select(n => Subject.Get($"/transactions/{n * FloorSeed.AccountsPerEnvironment}"))],
            ]),
            new("mcp-floor", "mcp-floor", mcp,
            [
                [.. numbers.Select(n => Subject.Call("list_accounts", $$"""{"environment":{{n}}}"""))],
                [.. numbers.Select(n => Subject.Call("list_transactions", $$"""{"account":{{n * FloorSeed.AccountsPerEnvironment}}}"""))],
            ]),
        ];
    }

    static async Task<List<Subject>> Layers(Cluster cluster, DriveOptions options, List<Host> hosts)
    {
        var database = await cluster.Database("bench_product");
        await using (var db = Fintech.Infrastructure.Data.Migrator.Context(database))
        {
            await using var source = NpgsqlDataSource.Create(database);
            await source.CreateCommand(Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GenerateCreateScript(db.Database)).ExecuteNonQueryAsync();
        }
        await ProductSeed.Fill(database, DriveOptions.Environments, options.Transactions);
        var subjects = new List<Subject>();
        foreach (var layer in (string[])["wire", "pipeline", "endpoints"])
        {
            var host = await Host.Start(typeof(Drive).Assembly.Location, ["layer", layer, "{url}", database], new Dictionary<string, string>(), "/ready");
            hosts.Add(host);
            string Who(int n) => $"{LayerHost.Environment}: {ProductSeed.Environment(n)}\r\n";
            var numbers = Enumerable.Range(1, DriveOptions.Environments).ToList();
            subjects.Add(new("layer " + layer, "kestrel-floor", host,
            [
                [.. numbers.Select(n => Subject.Get("/v1/banking/accounts", headers: Who(n)))],
                [.. numbers.Select(n => Subject.Get($"/v1/banking/transactions?account_id={ProductSeed.Account(n)}", headers: Who(n)))],
            ]));
        }
        return subjects;
    }

    // A fast wrong answer must not be measured: the first one of each kind is looked at.
    static async Task<string[]> Prepare(Subject subject, string folder)
    {
        var scripts = new string[subject.Requests.Count];
        for (var column = 0; column < scripts.Length; column++)
        {
            var (status, type, body) = await Subject.Send(new Uri(subject.Host.Url), subject.Requests[column][0]);
            if (status != 200 || body.Contains("\"isError\":true", StringComparison.Ordinal))
                throw new InvalidOperationException($"{subject.Name}, {Subject.Columns[column]}: {status} {body}");
            Console.WriteLine($"{subject.Name,-34}{Subject.Columns[column],-16} {type}, {body.Length:n0} characters");
            scripts[column] = await Wrk.Script(folder, $"{subject.Name.Replace(' ', '-')}-{column}", subject.Requests[column]);
        }
        return scripts;
    }

    static async Task<Report> Measure(Cluster cluster, DriveOptions options, List<(Subject Subject, string[] Scripts)> rows)
    {
        var report = new Report();
        for (var round = 0; round < options.Rounds; round++)
            foreach (var (subject, scripts) in rows)
                for (var column = 0; column < scripts.Length; column++)
                {
                    var server = Processes.CpuMicroseconds(subject.Host.ProcessId);
                    var database = cluster.ProcessId is { } p ? Processes.FamilyCpuMicroseconds(p) : 0;
                    var load = await Wrk.Run(subject.Host.Url, scripts[column], options.Seconds);
                    report.Add(subject.Name, column, new(load.PerSecond,
                        (Processes.CpuMicroseconds(subject.Host.ProcessId) - server) / load.Requests,
                        cluster.ProcessId is { } q ? (Processes.FamilyCpuMicroseconds(q) - database) / load.Requests : 0,
                        load.P99Milliseconds, load.Bad));
                }
        return report;
    }
}
