using System.Diagnostics;
using System.Text.Json;
using Fintech.Benchmarks.Driver;
using Npgsql;
using Host = Fintech.Benchmarks.Driver.Host;

namespace Fintech.Benchmarks.BigData;

/// <summary>A database of one size with the product, as it is deployed, in front of it.</summary>
internal sealed class Size : IAsyncDisposable
{
    readonly HttpClient http = new();
    readonly Host host;
    readonly string[] keys;
    readonly NpgsqlDataSource owner;
    readonly CancellationToken ct;

    public string Database { get; }
    public int Rows { get; }
    public TimeSpan Seeding { get; }

    Size(string database, int rows, TimeSpan seeding, Host host, string[] keys, NpgsqlDataSource owner,
        CancellationToken ct) => (Database, Rows, Seeding, this.host, this.keys, this.owner, this.ct)
        = (database, rows, seeding, host, keys, owner, ct);

    /// <param name="appRole">The application's connection string to any database of the cluster.</param>
    public static async Task<Size> Start(string owner, string appRole, int rows, CancellationToken ct)
    {
        var database = new NpgsqlConnectionStringBuilder(owner).Database!;
        var app = new NpgsqlConnectionStringBuilder(appRole) { Database = database }.ConnectionString;
        var settings = ProductSubjects.Settings(owner, app);
        var product = typeof(Infrastructure.Data.Database).Assembly.Location;
        await Processes.Run("dotnet", settings, product, "migrate");
        var began = Stopwatch.GetTimestamp();
        var keys = await BigSeed.Fill(owner, settings["Secrets__MasterKey"], rows);
        var seeding = Stopwatch.GetElapsedTime(began);
        var host = await Host.Start(product, ["--urls", "{url}"], settings, "/health/ready");
        return new(database, rows, seeding, host, keys, NpgsqlDataSource.Create(owner), ct);
    }

    /// <summary>Where the query is asked: its path, with the cursor behind the pages to be skipped.</summary>
    public async Task<string> Address(ListQuery query)
    {
        var path = query.Path;
        if (query.SkippedPages == 0) return path;
        path += path.Contains('?') ? "&" : "?";
        var cursor = "";
        for (var page = 0; page < query.SkippedPages; page++)
        {
            using var list = JsonDocument.Parse(await Get($"{path}limit=20{cursor}"));
            cursor = $"&cursor={list.RootElement.GetProperty("next_cursor").GetString()}";
        }
        return path + cursor[1..];
    }

    public async Task<byte[]> Get(string path, int environment = 1)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, host.Url + path);
        request.Headers.Host = "localhost:5080";
        request.Headers.Authorization = new("Bearer", keys[environment - 1]);
        using var answer = await http.SendAsync(request, ct);
        var body = await answer.Content.ReadAsByteArrayAsync(ct);
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException(
            $"{path}: {(int)answer.StatusCode} {System.Text.Encoding.UTF8.GetString(body)}");
    }

    /// <summary>How often each table of more than a few pages was read from one end to the other so far.</summary>
    public async Task<Dictionary<string, long>> SequentialScans()
    {
        await using var command = owner.CreateCommand("""
            select s.relname, coalesce(s.seq_scan, 0) from pg_stat_user_tables s join pg_class c on c.oid = s.relid
            where s.schemaname = 'public' and c.reltuples > 4000
              and (s.relname like 'bank%' or s.relname like 'events%')
            """);
        await using var row = await command.ExecuteReaderAsync();
        var scans = new Dictionary<string, long>();
        while (await row.ReadAsync()) scans[row.GetString(0)] = row.GetInt64(1);
        return scans;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await host.DisposeAsync();
        await owner.DisposeAsync();
    }
}
