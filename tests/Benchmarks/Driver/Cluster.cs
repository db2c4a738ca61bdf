using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Fintech.Benchmarks.Driver;

/// <summary>
/// The PostgreSQL to measure against: <c>DATABASE_URL</c>, or a throwaway cluster that goes with the run.
/// </summary>
internal sealed class Cluster : IAsyncDisposable
{
    readonly string? folder;
    readonly string bin = "";
    readonly string[] wrap = Environment.IsPrivilegedProcess
        ? ["unshare", "--user", "--map-user=65534", "--map-group=65534", "--"] : ["env"];

    /// <summary>The postmaster's process id, or null when the server is not ours to look into.</summary>
    public int? ProcessId { get; private set; }

    public string Owner { get; private set; }

    Cluster(string owner) => Owner = owner;

    Cluster(string folder, string bin, string owner) : this(owner) => (this.folder, this.bin) = (folder, bin);

    /// <summary>What the server has logged so far; null when the server is not ours to look into.</summary>
    public string? Log => folder is null ? null : $"{folder}/log";

    /// <param name="settings">Further <c>-c name=value</c> for a cluster of our own.</param>
    public static async Task<Cluster> Start(string settings = "")
    {
        if (Environment.GetEnvironmentVariable("DATABASE_URL") is { Length: > 0 } given)
            return new Cluster(given);
        var folder = Directory.CreateTempSubdirectory("fintech-bench-").FullName;
        var port = FreePort();
        var cluster = new Cluster(folder, FindBin(),
            $"Host=127.0.0.1;Port={port};Username=bench;Database=postgres;SSL Mode=Disable;GSS Encryption Mode=Disable");
        // Loopback and trust: the data are made up and the cluster lives for minutes.
        await cluster.Tool("initdb", "-D", $"{folder}/data", "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C",
            "--no-sync");
        await cluster.Tool("pg_ctl", "-D", $"{folder}/data", "-l", $"{folder}/log", "-w", "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=400"
            + $" -c shared_buffers=512MB {settings}", "start");
        var pid = (await File.ReadAllLinesAsync($"{folder}/data/postmaster.pid"))[0];
        cluster.ProcessId = int.Parse(pid, System.Globalization.CultureInfo.InvariantCulture);
        return cluster;
    }

    /// <summary>Makes a database and returns the owner's connection string to it.</summary>
    public async Task<string> Database(string name)
    {
        await using var source = NpgsqlDataSource.Create(Owner);
        await source.CreateCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE)").ExecuteNonQueryAsync();
        await source.CreateCommand($"CREATE DATABASE {name}").ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(Owner) { Database = name }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (folder is null) return;
        await Tool("pg_ctl", "-D", $"{folder}/data", "-m", "fast", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    // pg_ctl hands its standard output to the server it starts, so reading to the end of that would never return.
    Task Tool(string name, params string[] arguments) => name == "pg_ctl"
        ? Processes.Run("sh", ["-c", "\"$@\" >/dev/null 2>&1", "sh", .. wrap, Path.Combine(bin, name), .. arguments])
        : Processes.Run(wrap[0], [.. wrap[1..], Path.Combine(bin, name), .. arguments]);

    static string FindBin()
    {
        IEnumerable<string> places = [Environment.GetEnvironmentVariable("PG_BIN") ?? "",
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
            .. Under("/usr/lib/postgresql"), .. Under("/opt/homebrew/opt"), .. Under("/usr/local/opt")];
        return places.FirstOrDefault(p =>
            p.Length > 0 && File.Exists(Path.Combine(p, "initdb")) && File.Exists(Path.Combine(p, "pg_ctl")))
            ?? throw new InvalidOperationException(
                "No PostgreSQL found. Set DATABASE_URL or PG_BIN, or install postgresql.");
        static IEnumerable<string> Under(string root) =>
            Directory.Exists(root)
                ? Directory.GetDirectories(root).OrderDescending().Select(d => Path.Combine(d, "bin")) : [];
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
