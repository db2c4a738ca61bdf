using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Fintech.Benchmarks.Driver;

internal sealed record Load(double PerSecond, long Requests, long Bad, double P99Milliseconds);

/// <summary>Drives wrk with a script that draws one of many ready requests at random.</summary>
internal static partial class Wrk
{
    const char Separator = '\u001e';

    public static async Task<string> Script(string folder, string name, IReadOnlyList<string> requests)
    {
        var data = Path.Combine(folder, name + ".requests");
        var script = Path.Combine(folder, name + ".lua");
        await File.WriteAllTextAsync(data, string.Join(Separator, requests), new UTF8Encoding(false));
        await File.WriteAllTextAsync(script,
            $$"""
            local all = {}
            local file = io.open("{{data}}", "rb")
            for one in string.gmatch(file:read("*a"), "[^\30]+") do all[#all + 1] = one end
            file:close()
            function init() math.randomseed(os.time()) end
            function request() return all[math.random(#all)] end
            """);
        return script;
    }

    public static async Task<Load> Run(string url, string script, int seconds, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var said = await Processes.Run("wrk", "-t1", $"-c{DriveOptions.Connections}", $"-d{seconds}s", "--latency",
            "-s", script, url);
        var bad = Number(Refused().Match(said)) + Errors().Match(said).Groups.Cast<Group>().Skip(1)
            .Sum(g => long.TryParse(g.Value, CultureInfo.InvariantCulture, out var n) ? n : 0);
        return new(Number(Speed().Match(said)), (long)Number(Total().Match(said)), (long)bad,
            Milliseconds(Tail().Match(said)));
    }

    static double Number(Match match) =>
        match.Success ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    static double Milliseconds(Match match) =>
        Number(match) * match.Groups[2].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 };

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")] private static partial Regex Speed();
    [GeneratedRegex(@"(\d+) requests in")] private static partial Regex Total();
    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")] private static partial Regex Refused();
    [GeneratedRegex(@"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")] private static partial Regex Errors();
    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")] private static partial Regex Tail();
}
