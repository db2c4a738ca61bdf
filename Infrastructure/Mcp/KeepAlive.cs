using Microsoft.Extensions.Options;

namespace Fintech.Infrastructure.Mcp;

/// <summary>
/// Writes an SSE comment on the long streams of the door when they have been silent, so that proxies do not take them for
/// dead and a client that is gone is noticed. The SDK writes none.
/// </summary>
sealed class KeepAlive(RequestDelegate next, IOptions<McpOptions> options)
{
    public Task InvokeAsync(HttpContext http) => IsLong(http.Request) ? Kept(http) : next(http);

    static bool IsLong(HttpRequest request) =>
        request.Path.StartsWithSegments(McpInfo.Path, StringComparison.Ordinal)
        && (HttpMethods.IsGet(request.Method) || request.Headers["Mcp-Method"] == "subscriptions/listen");

    async Task Kept(HttpContext http)
    {
        var body = http.Response.Body;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        using var stream = new SharedStream(body);
        http.Response.Body = stream;
        http.Response.Headers["X-Accel-Buffering"] = "no"; // a proxy must not gather a stream
        var beat = Beat(http.Response, stream, over.Token);
        try
        {
            await next(http);
        }
        finally
        {
            await over.CancelAsync();
            await beat;
            http.Response.Body = body;
        }
    }

    async Task Beat(HttpResponse response, SharedStream stream, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(options.Value.KeepAlive);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
                if (response.HasStarted && response.ContentType?.StartsWith("text/event-stream") is true)
                    await stream.WriteWhenSilent(": still here\n\n"u8.ToArray(), ct);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException) { }
    }
}

/// <summary>A response that two may write to, a whole message at a time.</summary>
sealed class SharedStream(Stream output) : WriteOnlyStream
{
    readonly SemaphoreSlim one = new(1);
    bool spoke;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken ct = default)
    {
        await one.WaitAsync(ct);
        try
        {
            spoke = true;
            await output.WriteAsync(buffer, ct);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Writes unless somebody else has since the last time.</summary>
    public async Task WriteWhenSilent(ReadOnlyMemory<byte> comment, CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            if (!spoke)
            {
                await output.WriteAsync(comment, ct);
                await output.FlushAsync(ct);
            }
            spoke = false;
        }
        finally
        {
            one.Release();
        }
    }

    public override async Task FlushAsync(CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            await output.FlushAsync(ct);
        }
        finally
        {
            one.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) one.Dispose();
        base.Dispose(disposing);
    }
}
