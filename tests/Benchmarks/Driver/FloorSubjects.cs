using Fintech.Benchmarks.Floors;
using Npgsql;

namespace Fintech.Benchmarks.Driver;

/// <summary>The rows that the others are divided by.</summary>
internal static class FloorSubjects
{
    public const string Rest = "kestrel-floor", Mcp = "mcp-floor";

    public static async Task<List<Subject>> Start(Cluster cluster, DriveOptions options, List<Host> hosts)
    {
        var database = await cluster.Database("bench_floor");
        await using (var owner = NpgsqlDataSource.Create(database))
            await FloorSeed.Fill(owner, DriveOptions.Environments + 1, options.Transactions, default);
        var self = typeof(Drive).Assembly.Location;
        var rest = await Host.Start(self, [Rest, "{url}", database], [], "/accounts/1");
        hosts.Add(rest);
        var mcp = await Host.Start(self, [Mcp, "{url}", database], [], "/mcp");
        hosts.Add(mcp);
        var numbers = Enumerable.Range(1, DriveOptions.Environments).ToList();
        return
        [
            new(Rest, Rest, rest,
            [
                [.. numbers.Select(n => Subject.Get($"/accounts/{n}"))],
                [.. numbers.Select(n => Subject.Get($"/transactions/{Account(n)}"))],
            ]),
            new(Mcp, Mcp, mcp,
            [
                [.. numbers.Select(n => Subject.Call("list_accounts", $$"""{"environment":{{n}}}"""))],
                [.. numbers.Select(n => Subject.Call("list_transactions", $$"""{"account":{{Account(n)}}}"""))],
            ]),
        ];
    }

    static int Account(int environment) => environment * FloorSeed.AccountsPerEnvironment;
}
