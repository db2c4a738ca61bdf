using System.Net.Sockets;
using System.Text;

namespace Fintech.Benchmarks.Driver;

/// <summary>One row of the table: a server and the requests for each of the two columns.</summary>
/// <param name="Floor">The row whose speed this one is divided by.</param>
/// <param name="Requests">For each column, raw HTTP requests, one of which is drawn at random every time.</param>
internal sealed record Subject(string Name, string Floor, Host Host, IReadOnlyList<IReadOnlyList<string>> Requests)
{
    public static readonly string[] Columns = ["5 accounts", "25 transactions"];

    /// <param name="headers">Further header lines, each with its end.</param>
    public static string Get(string path, string? key = null, string headers = "") =>
        $"GET {path} HTTP/1.1\r\nHost: {Authority}\r\nAccept: application/json\r\n{Bearer(key)}{headers}\r\n";

    public static string Call(string tool, string arguments, string? key = null)
    {
        const string meta = """
            "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
            "io.modelcontextprotocol/clientInfo":{"name":"bench","version":"1.0.0"},
            "io.modelcontextprotocol/clientCapabilities":{}}
            """;
        var call = $$""" "name":"{{tool}}","arguments":{{arguments}},{{meta}} """;
        var body = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{""" + call + "}}";
        return $"POST /mcp HTTP/1.1\r\nHost: {Authority}\r\nAccept: application/json, text/event-stream\r\n"
            + "Content-Type: application/json\r\nMCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\n"
            + $"Mcp-Name: {tool}\r\n{Bearer(key)}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
    }

    /// <summary>Sends one request by hand and returns the status line's code, the content type and the body.</summary>
    public static async Task<(int Status, string Type, string Body)> Send(Uri server, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        await using var stream = client.GetStream();
        var once = request.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(once));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = text[..end].Split("\r\n");
        var type = head.FirstOrDefault(l =>
            l.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase))?[13..].Trim() ?? "";
        return (int.Parse(head[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), type,
            text[(end + 4)..]);
    }

    const string Authority = "localhost:5080";

    static string Bearer(string? key) => key is null ? "" : $"Authorization: Bearer {key}\r\n";
}
