using System.Diagnostics;
using System.Globalization;

namespace Fintech.Infrastructure.Postgres;

/// <summary>One cluster on disk: made, started, adopted and stopped with PostgreSQL's own tools.</summary>
internal sealed class PostgresCluster(PostgresInstall install, PostgresRunAs runAs, string data, PgOptions options)
{
    public string Data => data;
    public PostgresInstall Install => install;
    string Log => PostgresFolders.Log(data);
    string PidFile => Path.Combine(data, "postmaster.pid");

    /// <summary>Starts the postmaster, or adopts the one that a killed server left running. Returns its port.</summary>
    public async Task<int> StartAsync(int lastPort, CancellationToken ct)
    {
        if (await RunningPortAsync(ct) is { } adopted) return adopted;
        PostgresLog.Rotate(Log);
        await runAs.OwnAsync(Log, ct);
        await runAs.OwnAsync(data, ct);
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort.Choose(lastPort);
            string[] command = ["-D", data, "-l", Log, "-s", "-w", "-t", "60", "-o", Settings(port), "start"];
            if (await PostgresProcess.RunDetachedAsync(Command("pg_ctl", command), ct) == 0) return port;
            // A long recovery outlives the wait; the caller's first connection waits for the rest of it.
            if (await RunningPortAsync(ct) is { } slow) return slow;
            if (attempt == 3)
                throw new PostgresUnavailableException($"{install} did not start.\n{PostgresLog.Tail(Log)}\nSee {Log}");
            // Another process took the port first, or children of a killed postmaster still hold its shared memory.
            await Task.Delay(TimeSpan.FromSeconds(1), ct);
        }
    }

    /// <summary>The port of the postmaster that runs on this folder, if one does.</summary>
    public async Task<int?> RunningPortAsync(CancellationToken ct)
    {
        // It writes its pid file in steps: the fourth line is the port.
        for (var i = 0; i < 50 && File.Exists(PidFile); i++)
        {
            var lines = await File.ReadAllLinesAsync(PidFile, ct);
            if (lines.Length > 0 && !IsPostmaster(lines[0])) return ForgetStalePidFile();
            if (lines.Length > 3 && int.TryParse(lines[3], out var port)) return port;
            await Task.Delay(100, ct);
        }

        return null;
    }

    public async Task StopAsync(CancellationToken ct)
    {
        var (code, text) = await RunAsync("pg_ctl", ["-D", data, "-m", "fast", "-w", "-t", "30", "stop"], ct);
        if (code != 0 && File.Exists(PidFile)) throw new PostgresUnavailableException($"pg_ctl stop failed: {text}");
    }

    public Task<(int Code, string Text)> RunAsync(
        string tool, string[] args, CancellationToken ct, string? input = null) =>
        PostgresProcess.RunAsync(Command(tool, args), ct, input);

    string[] Command(string tool, string[] args) => [.. runAs.Prefix, install.Tool(tool), .. args];

    string Settings(int port)
    {
        var settings = string.Create(CultureInfo.InvariantCulture,
            $"-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c timezone=UTC"
            + $" -c log_timezone=UTC -c log_checkpoints=off -c max_connections={options.MaxConnections}"
            + $" -c shared_buffers={options.SharedBuffersMegabytes}MB");
        // After a crash every file is written to disk first: by one call for the whole file system instead of one for each.
        if (OperatingSystem.IsLinux()) settings += " -c recovery_init_sync_method=syncfs";
        return options.Throwaway
            ? settings + " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
            : settings;
    }

    // After a reboot the number may belong to anything, and PostgreSQL itself would then refuse to start for ever.
    bool IsPostmaster(string pid)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
            if (!process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase)) return false;
            // The postmaster's working folder is its data folder; only Linux tells us cheaply.
            var cwd = Directory.ResolveLinkTarget($"/proc/{process.Id}/cwd", returnFinalTarget: false)?.FullName;
            return cwd is null || cwd == data;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or IOException
            or UnauthorizedAccessException or InvalidOperationException)
        {
            return e is UnauthorizedAccessException;
        }
    }

    // Safe because the caller holds the folder's lock: nobody else can be starting a postmaster here.
    int? ForgetStalePidFile()
    {
        File.Delete(PidFile);
        return null;
    }
}
