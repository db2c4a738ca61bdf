using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Http;

/// <summary>The outermost step: names the request, sets the headers every answer has, and answers for bugs.</summary>
public sealed partial class Edge(RequestDelegate next, ILogger<Edge> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers["Request-Id"] = http.TraceIdentifier = RequestIds.New();
        headers.XContentTypeOptions = "nosniff";
        // What can be read can be asked for its head. The server itself leaves the body out.
        if (HttpMethods.IsHead(http.Request.Method) && !IsStream(http.Request.Path))
            http.Request.Method = HttpMethods.Get;
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await http.Write(bad.StatusCode == 413 ? new RequestTooLarge() : new MalformedJson());
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            Failed(http.TraceIdentifier, http.Request.Method, http.GetEndpoint()?.DisplayName, failure);
            await http.Write(Failures.ErrorOf(failure));
        }
    }

    // These stay open for as long as somebody listens, and a head has no end to wait for.
    static bool IsStream(PathString path) =>
        path.StartsWithSegments("/mcp") || path.StartsWithSegments("/v1/events/stream");

    [LoggerMessage(Level = LogLevel.Error, Message = "{RequestId} {Method} {Endpoint} failed.")]
    partial void Failed(string requestId, string method, string? endpoint, Exception failure);
}
