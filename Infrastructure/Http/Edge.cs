using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Http;

/// <summary>The outermost step: names the request, sets the headers every answer has, and answers for bugs.</summary>
public sealed class Edge(RequestDelegate next, FailureLog failures)
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
            var what = $"{http.Request.Method} {http.GetEndpoint()?.DisplayName}";
            var error = failures.ErrorOf(failure, what, http.TraceIdentifier);
            await ErrorPage.Write(http, error);
        }
    }

    // These stay open for as long as somebody listens, and a head has no end to wait for.
    public static bool IsStream(PathString path) =>
        path.StartsWithSegments("/mcp") || path.StartsWithSegments("/v1/events/stream");
}
