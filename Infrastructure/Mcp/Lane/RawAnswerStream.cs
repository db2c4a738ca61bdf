using System.Buffers;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Mcp.Lane;

/// <summary>Lets tools of sessionless calls hand their body to the answer's stream instead of to the SDK.</summary>
sealed class RawAnswers(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) =>
        http.Request.Path == McpInfo.Path && http.Request.Headers["MCP-Protocol-Version"] == McpInfo.Modern
        && http.Request.Headers["Mcp-Method"] == "tools/call"
            ? Wrapped(http)
            : next(http);

    async Task Wrapped(HttpContext http)
    {
        var answer = http.RequestServices.GetRequiredService<RawAnswer>();
        answer.IsWanted = true;
        var body = http.Response.Body;
        await using var stream = new RawAnswerStream(body, answer);
        http.Response.Body = stream;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = body;
        }
    }
}

/// <summary>Writes what it is given, with the kept body in place of its marks.</summary>
sealed class RawAnswerStream(Stream output, RawAnswer answer) : WriteOnlyStream
{
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken ct = default)
    {
        if (answer.Body is not { } body || buffer.Span.IndexOf(RawAnswer.Text) is not (>= 0 and var text))
        {
            await output.WriteAsync(buffer, ct);
            return;
        }
        // The SDK writes a message in one piece, the text block before the structure.
        var structure = buffer.Span.IndexOf(RawAnswer.Structure);
        if (structure < text) throw new InvalidOperationException("The SDK no longer writes a result as it did.");
        var whole = new ArrayBufferWriter<byte>(buffer.Length + JsonInJson.Length(body) + body.Length + 8192);
        whole.Write(buffer.Span[..text]);
        JsonInJson.Write(body, whole);
        whole.Write(buffer.Span[(text + RawAnswer.Text.Length)..structure]);
        whole.Write(body);
        whole.Write(buffer.Span[(structure + RawAnswer.Structure.Length)..]);
        await output.WriteAsync(whole.WrittenMemory, ct);
    }

    public override Task FlushAsync(CancellationToken ct) => output.FlushAsync(ct);
}
