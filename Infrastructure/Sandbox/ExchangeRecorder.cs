using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fintech.Infrastructure.Sandbox;

/// <summary>
/// Writes each exchange as one line of JSON, so that a contract test can hold it against the providers' own types.
/// Off unless a folder is configured. Every token in it is the simulator's own.
/// </summary>
internal sealed class ExchangeRecorder : IDisposable
{
    readonly Lock gate = new();
    readonly StreamWriter? file;

    public ExchangeRecorder(SandboxOptions options)
    {
        if (options.RecorderPath is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"plaid-{Environment.ProcessId}-{Guid.NewGuid():N}.jsonl");
        file = new StreamWriter(path, append: true, new UTF8Encoding(false)) { AutoFlush = true };
    }

    public bool Enabled => file is not null;

    public void RecordExchange(string method, string path, int status, ReadOnlySpan<byte> body)
    {
        if (!Enabled) return;
        Write(new JsonObject
        {
            ["method"] = method,
            ["path"] = path,
            ["status"] = status,
            ["body"] = JsonNode.Parse(body),
        });
    }

    public void RecordWebhook(string kind, JsonObject body)
    {
        if (!Enabled) return;
        Write(new JsonObject { ["method"] = "WEBHOOK", ["path"] = kind, ["status"] = 0, ["body"] = body.DeepClone() });
    }

    public void Dispose() => file?.Dispose();

    void Write(JsonObject line)
    {
        lock (gate) file!.WriteLine(line.ToJsonString(JsonSerializerOptions.Web));
    }
}
