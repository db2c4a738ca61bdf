using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Mcp.Lane;

/// <summary>
/// Answers a plain 2026-07-28 call of a tool that only answers, without building an MCP server for it. Whatever is out
/// of the ordinary (another era, an unknown member, a mismatch, a chunked body) goes to the SDK, its body untouched.
/// </summary>
sealed class DirectToolLane(RequestDelegate next, ToolCatalogue tools)
{
    const int BodyLimit = 65_536;

    // The SDK's own meter: whoever watches calls must see those of the lane as well.
    static readonly Histogram<double> Duration = new Meter("Experimental.ModelContextProtocol")
        .CreateHistogram<double>("mcp.server.operation.duration", "s");

    static readonly byte[] Tail =
    [
        .. ",\"resultType\":\"complete\",\"_meta\":{\"io.modelcontextprotocol/serverInfo\":"u8,
        .. McpInfo.ShortJson, .. "}}}"u8,
    ];

    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        return HttpMethods.IsPost(request.Method) && request.Path == McpInfo.Path
            && request.Headers["MCP-Protocol-Version"] == McpInfo.Modern
            && request.Headers["Mcp-Method"] == "tools/call"
            && request.ContentLength is > 0 and <= BodyLimit && request.ContentType is { } type
            && type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
            && AcceptsBoth(request.Headers.Accept.ToString())
            && tools.Find(request.Headers["Mcp-Name"]) is { AnswersOnly: true } tool
            ? Serve(http, tool)
            : next(http);
    }

    static bool AcceptsBoth(string accept) =>
        accept.Contains("application/json", StringComparison.Ordinal)
            && accept.Contains("text/event-stream", StringComparison.Ordinal);

    async Task Serve(HttpContext http, SliceTool tool)
    {
        var started = Stopwatch.GetTimestamp();
        var length = (int)http.Request.ContentLength!.Value;
        var body = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            await http.Request.Body.ReadExactlyAsync(body.AsMemory(0, length), http.RequestAborted);
            if (!TryRead(body.AsSpan(0, length), tool.ProtocolTool.Name, out var id, out var arguments))
            {
                await HandOn(http, body, length);
                return;
            }
            var answer = await tool.Answer(http.RequestServices, body.AsMemory(arguments), http.RequestAborted);
            var slot = http.RequestServices.GetRequiredService<CallerSlot>();
            (http.User as Caller)?.Limits?.Describe(http.Response.Headers, slot.Rates);
            Write(http.Response, body.AsSpan(id), answer);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
            Measure(tool, answer, started);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    static bool TryRead(ReadOnlySpan<byte> json, string tool, out Range id, out Range arguments)
    {
        var call = new ToolCallReader(json, tool);
        var isPlain = call.TryRead();
        (id, arguments) = (call.IdRange, call.ArgumentsRange);
        return isPlain;
    }

    async Task HandOn(HttpContext http, byte[] body, int length)
    {
        var kept = http.Request.Body;
        using var replay = new MemoryStream(body, 0, length, writable: false);
        http.Request.Body = replay;
        await next(http);
        http.Request.Body = kept;
    }

    static void Write(HttpResponse response, ReadOnlySpan<byte> id, ToolAnswer answer)
    {
        // The structured body is written once, then escaped into the text block and copied behind it.
        var buffer = WireBuffer.Rent();
        answer.Write(buffer);
        var structured = buffer.Bytes.WrittenSpan;
        ReadOnlySpan<byte> a = "{\"jsonrpc\":\"2.0\",\"id\":"u8,
            b = ",\"result\":{\"content\":[{\"type\":\"text\",\"text\":\""u8,
            c = "\"}],\"structuredContent\":"u8, error = answer.IsError ? ",\"isError\":true"u8 : default;
        response.ContentType = "application/json";
        response.ContentLength =
            a.Length + id.Length + b.Length + JsonInJson.Length(structured) + c.Length + structured.Length
            + error.Length + Tail.Length;
        var output = response.BodyWriter;
        output.Write(a);
        output.Write(id);
        output.Write(b);
        JsonInJson.Write(structured, output);
        output.Write(c);
        output.Write(structured);
        output.Write(error);
        output.Write(Tail);
    }

    static void Measure(SliceTool tool, ToolAnswer answer, long started)
    {
        if (!Duration.Enabled) return;
        var tags = new TagList
        {
            { "mcp.method.name", "tools/call" }, { "mcp.protocol.version", McpInfo.Modern },
            { "gen_ai.tool.name", tool.ProtocolTool.Name }, { "gen_ai.operation.name", "execute_tool" },
        };
        if (answer.IsError) tags.Add("error.type", "tool_error");
        Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
    }
}
