using System.Diagnostics;
using System.Globalization;

namespace Fintech.Benchmarks.Driver;

/// <summary>Child processes, and the CPU time they have used, from /proc.</summary>
internal static class Processes
{
    static readonly double TickMicroseconds = 1e6 / TicksPerSecond();

    public static Task<string> Run(string file, params IEnumerable<string> arguments) => Run(file, [], arguments);

    public static async Task<string> Run(
        string file, Dictionary<string, string> settings, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["LC_ALL"] = "C" },
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{file} ended with {process.ExitCode}: {output}{await error}");
    }

    /// <summary>User and system time of a process and of the children it has waited for.</summary>
    public static double CpuMicroseconds(int pid) => Fields(pid) is { } f
        ? (Ticks(f, 11) + Ticks(f, 12) + Ticks(f, 13) + Ticks(f, 14)) * TickMicroseconds : 0;

    /// <summary>The same for a process and all its living children: PostgreSQL has one for each connection.</summary>
    public static double FamilyCpuMicroseconds(int parent) => CpuMicroseconds(parent)
        + Directory.EnumerateDirectories("/proc")
            .Select(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid > 0 && Fields(pid) is { } f && f[1] == parent.ToString(CultureInfo.InvariantCulture))
            .Sum(CpuMicroseconds);

    /// <summary>What the runtime has spent on compiling methods again that are called often.</summary>
    public static double CompilerMicroseconds(int pid) => Directory.EnumerateDirectories($"/proc/{pid}/task")
        .Select(task => Text($"{task}/stat"))
        .Where(text => text?.Contains("(.NET Tiered Com", StringComparison.Ordinal) is true)
        .Select(text => Fields(text!)).Sum(f => (Ticks(f, 11) + Ticks(f, 12)) * TickMicroseconds);

    public static double ResidentMebibytes(int pid) => File.ReadLines($"/proc/{pid}/status")
        .Where(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(l => double.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1024)
        .FirstOrDefault();

    static double Ticks(string[] fields, int index) => double.Parse(fields[index], CultureInfo.InvariantCulture);

    static string[]? Fields(int pid) => Text($"/proc/{pid}/stat") is { } text ? Fields(text) : null;

    // The command name may hold spaces and brackets, so fields are counted from the last bracket: state is 0.
    static string[] Fields(string text) => text[(text.LastIndexOf(')') + 2)..].Split(' ');

    static string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException) // it has ended
        {
            return null;
        }
    }

    static double TicksPerSecond()
    {
        using var process = Process.Start(
            new ProcessStartInfo("getconf", ["CLK_TCK"]) { RedirectStandardOutput = true })!;
        return double.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
    }
}
