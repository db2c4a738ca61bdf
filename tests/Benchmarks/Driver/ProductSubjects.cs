using System.Security.Cryptography;
using Fintech.Benchmarks.Layers;
using Fintech.Infrastructure.Data;
using Npgsql;

namespace Fintech.Benchmarks.Driver;

/// <summary>
/// The product as it is deployed, over REST and over MCP, and the same reads with ever less around them.
/// </summary>
internal static class ProductSubjects
{
    public const string AppRole = "bench_app", WithoutLog = "product, REST, no API log";
    const string AppPassword = "bench-app";

    public static async Task<List<Subject>> Start(Cluster cluster, DriveOptions options, List<Host> hosts)
    {
        var owner = await cluster.Database("bench_product");
        var app = await MakeAppRole(owner);
        var settings = Settings(owner, app);
        var product = typeof(Database).Assembly.Location;
        await Processes.Run("dotnet", settings, product, "migrate");
        var keys = await ProductSeed.Fill(owner, settings["Secrets__MasterKey"], DriveOptions.Environments,
            options.Transactions);
        var subjects = new List<Subject>();
        foreach (var layer in LayerHost.All)
            subjects.Add(new($"  {layer}", FloorSubjects.Rest, await Layer(layer, app, settings, hosts), Rest(keys)));
        var host = await Host.Start(product, ["--urls", "{url}"], settings, "/health/ready");
        hosts.Add(host);
        subjects.Add(new("product, REST", FloorSubjects.Rest, host, Rest(keys)));
        var silent = await Host.Start(product, ["--urls", "{url}", "--ApiLog:Enabled", "false"], settings, "/health/ready");
        hosts.Add(silent);
        subjects.Add(new(WithoutLog, FloorSubjects.Rest, silent, Rest(keys)));
        subjects.Add(new("product, MCP", FloorSubjects.Mcp, host, Mcp(keys)));
        var slow = await Host.Start(product, ["--urls", "{url}", "--Mcp:DirectLane", "false"], settings,
            "/health/ready");
        hosts.Add(slow);
        subjects.Add(new("product, MCP through the SDK", FloorSubjects.Mcp, slow, Mcp(keys)));
        return subjects;
    }

    static async Task<Host> Layer(string layer, string app, Dictionary<string, string> settings, List<Host> hosts)
    {
        var host = await Host.Start(
            typeof(Drive).Assembly.Location, ["layer", layer, "{url}", app, settings["Secrets__MasterKey"]], [],
                "/ready");
        hosts.Add(host);
        return host;
    }

    public static async Task<string> MakeAppRole(string owner)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await source.CreateCommand($"drop role if exists {AppRole}").ExecuteNonQueryAsync();
        await source.CreateCommand($"create role {AppRole} login password '{AppPassword}'").ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(owner) { Username = AppRole, Password = AppPassword }.ConnectionString;
    }

    // As in production: JSON logs at their usual level, web role, the simulators elsewhere.
    public static Dictionary<string, string> Settings(string owner, string app) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production", ["PublicUrl"] = "http://localhost:5080", ["Role"] = "web",
        ["ConnectionStrings__Postgres"] = app, ["ConnectionStrings__PostgresOwner"] = owner,
        ["Secrets__MasterKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        ["Mail__Smtp__Host"] = "localhost", ["Sms__Enabled"] = "false", ["Sandbox__Enabled"] = "false",
        // Counted as always, rates and a quota, and never reached.
        ["Limits__Live__KeyPerMinute"] = "1000000000", ["Limits__Live__WorkspacePerMinute"] = "1000000000",
        ["Limits__Live__PerDay"] = "1000000000000", ["Limits__Sandbox__KeyPerMinute"] = "1000000000",
        ["Limits__Sandbox__WorkspacePerMinute"] = "1000000000", ["Limits__Sandbox__PerDay"] = "1000000000000",
    };

    // Who asks is in the key; the layers without keys read the same from a header of their own.
    static List<IReadOnlyList<string>> Rest(string[] keys) =>
    [
        [.. keys.Select((key, i) => Subject.Get("/v1/banking/accounts", key, Who(i)))],
        [.. keys.Select((key, i) =>
            Subject.Get($"/v1/banking/transactions?account_id={ProductSeed.Account(i + 1)}", key, Who(i)))],
    ];

    static string Who(int index) => $"{LayerHost.Environment}: {ProductSeed.Environment(index + 1)}\r\n";

    static List<IReadOnlyList<string>> Mcp(string[] keys) =>
    [
        [.. keys.Select(key => Subject.Call("list_accounts", "{}", key))],
        [.. keys.Select((key, i) => Subject.Call(
            "search_transactions", $$"""{"account_id":"{{ProductSeed.Account(i + 1)}}"}""", key))],
    ];
}
