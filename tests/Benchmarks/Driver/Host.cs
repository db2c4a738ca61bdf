using System.Diagnostics;

namespace Fintech.Benchmarks.Driver;

/// <summary>A server under measurement, in a process of its own.</summary>
internal sealed class Host : IAsyncDisposable
{
    readonly Process process;

    public string Url { get; }
    public int ProcessId => process.Id;

    Host(Process process, string url) => (this.process, Url) = (process, url);

    /// <param name="assembly">The program's dll; its arguments may name the address as <c>{url}</c>.</param>
    public static async Task<Host> Start(
        string assembly, IEnumerable<string> arguments, Dictionary<string, string> settings, string ready)
    {
        var url = $"http://127.0.0.1:{Cluster.FreePort()}";
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments.Select(a => a.Replace("{url}", url))])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly)!, RedirectStandardOutput = true,
                RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value.Replace("{url}", url);
        var process = Process.Start(start)!;
        var said = new Queue<string>();
        DataReceivedEventHandler keep = (_, line) =>
            { lock (said) { said.Enqueue(line.Data ?? ""); if (said.Count > 40) said.Dequeue(); } };
        process.OutputDataReceived += keep;
        process.ErrorDataReceived += keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient();
        for (var attempt = 0; attempt < 300 && !process.HasExited; attempt++, await Task.Delay(200))
        {
            try
            {
                using var answer = await http.GetAsync(url + ready);
                if ((int)answer.StatusCode < 500) return new Host(process, url);
            }
            catch (HttpRequestException) { } // not listening yet
        }
        if (!process.HasExited) process.Kill();
        lock (said) throw new InvalidOperationException(
            $"{Path.GetFileName(assembly)} did not start:\n{string.Join('\n', said)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }
}
