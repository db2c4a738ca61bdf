using System.Globalization;
using System.Text.RegularExpressions;
using Fintech.Benchmarks.Driver;
using Fintech.Benchmarks.Layers;
using Npgsql;

namespace Fintech.Benchmarks.BigData;

/// <summary>The plan that a statement of the product really ran with, without knowing its text.</summary>
/// <param name="Nodes">Its scans, and how often each ran with how many rows.</param>
/// <param name="Buffers">Pages of 8 KiB that it touched.</param>
internal sealed record Plan(IReadOnlyList<string> Nodes, int Buffers);

/// <summary>Lets a cluster of our own log its plans, while asked to.</summary>
internal sealed partial class PlanLog(Cluster cluster, NpgsqlDataSource admin)
{
    /// <summary>For the cluster's start: tells the databases' lines apart.</summary>
    public const string Settings = "-c log_line_prefix=%d:";

    /// <summary>Before the product connects. Null when this PostgreSQL cannot do it.</summary>
    public static async Task<PlanLog?> Open(Cluster cluster, NpgsqlDataSource admin)
    {
        if (cluster.Log is null) return null;
        try
        {
            await Execute(admin, "load 'auto_explain'");
        }
        catch (PostgresException)
        {
            return null; // packaged apart in some places
        }
        await Execute(admin, $"alter role {ProductSubjects.AppRole} set session_preload_libraries = 'auto_explain'");
        var log = new PlanLog(cluster, admin);
        await log.Switch(isOn: false);
        return log;
    }

    /// <summary>
    /// The plan of the one statement on <paramref name="table"/> that a request causes. The server's own reads of that
    /// table are for all environments at once.
    /// </summary>
    public async Task<Plan> Of(string database, string table, Func<Task> request)
    {
        await Switch(isOn: true);
        var start = new FileInfo(cluster.Log!).Length;
        await request();
        for (var attempt = 0; attempt < 50; attempt++, await Task.Delay(20))
        {
            await using var file = new FileStream(cluster.Log!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            file.Seek(start, SeekOrigin.Begin);
            using var reader = new StreamReader(file);
            var entries = Entry().Split(await reader.ReadToEndAsync());
            var text = Array.Find(entries, e => e.StartsWith(database + ":", StringComparison.Ordinal)
                && e.Contains("plan:", StringComparison.Ordinal)
                && Regex.IsMatch(e, $@"from {table}\b.*environment_id = \$1", RegexOptions.Singleline));
            if (text is null) continue;
            await Switch(isOn: false);
            var nodes = text.Split('\n').Where(l => l.Contains(" Scan", StringComparison.Ordinal)
                    && !l.Contains("never executed", StringComparison.Ordinal))
                .Select(l => Costs().Replace(l, "").Trim(' ', '\t', '-', '>')).ToList();
            return new(nodes, Hit().Match(text).Groups.Cast<Group>().Skip(1).Sum(Number));
        }
        throw new InvalidOperationException($"No plan of a statement on {table} in {cluster.Log}.");
    }

    // Cluster-wide, since the product's own sessions are already there and take it up with the reload.
    async Task Switch(bool isOn)
    {
        var wanted = isOn ? "0" : "-1";
        await using var session = await admin.OpenConnectionAsync();
        string[] statements =
        [
            "load 'auto_explain'", $"alter system set auto_explain.log_min_duration = {wanted}",
            "alter system set auto_explain.log_analyze = on", "alter system set auto_explain.log_buffers = on",
            "select pg_reload_conf()",
        ];
        foreach (var sql in statements) await ProductSeed.Execute(session, sql);
        await Task.Delay(100); // signals are taken up between statements
    }

    static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    static int Number(Group group) => int.TryParse(group.Value, CultureInfo.InvariantCulture, out var n) ? n : 0;

    // Further lines of an entry begin with a tab.
    [GeneratedRegex(@"\n(?!\t)")] private static partial Regex Entry();
    [GeneratedRegex(@"\(cost=[^)]*\) |actual time=[\d.]+ ")] private static partial Regex Costs();
    [GeneratedRegex(@"Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?")] private static partial Regex Hit();
}
