using System.Diagnostics;

namespace Fintech.Infrastructure.Postgres;

/// <summary>Runs a command and returns its exit code with all it printed.</summary>
internal static class PostgresProcess
{
    public static async Task<(int Code, string Text)> RunAsync(
        string[] command, CancellationToken ct, string? input = null)
    {
        using var process = Start(command, capture: true, input is not null);
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }

        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>For <c>pg_ctl start</c>: the postmaster inherits its output; reading that would wait for ever.</summary>
    public static async Task<int> RunDetachedAsync(string[] command, CancellationToken ct)
    {
        using var process = Start(command, capture: false, input: false);
        await process.WaitForExitAsync(ct);
        return process.ExitCode;
    }

    static Process Start(string[] command, bool capture, bool input)
    {
        var info = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = capture,
            RedirectStandardError = capture,
            RedirectStandardInput = input,
            UseShellExecute = false,
            // Another user may not be allowed into our own folder; messages must be in English to be read.
            WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
            Environment = { ["LC_ALL"] = "C" },
        };
        // Settings of the user's own psql must not leak into a private cluster.
        foreach (var name in info.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList())
            info.Environment.Remove(name);
        return Process.Start(info) ?? throw new PostgresUnavailableException($"{command[0]} could not be started.");
    }
}
