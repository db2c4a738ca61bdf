using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Http;

/// <summary>The outermost step: names the request, sets the headers every answer has, and answers for bugs.</summary>
public sealed class Edge(RequestDelegate next, FailureLog failures, ServerOptions server)
{
    // A year, as the lists that browsers bring along ask for (https://hstspreload.org).
    readonly string? transport = server.IsSecure ? "max-age=31536000; includeSubDomains" : null;

    public async Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers["Request-Id"] = http.TraceIdentifier = RequestIds.New();
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = ContentSecurity.Nothing;
        if (transport is not null)
        {
            headers.StrictTransportSecurity = transport;
            http.Request.Scheme = Uri.UriSchemeHttps; // as the browser sees it, whatever the proxy speaks
        }
        try
        {
            if (IsTaken(http.Request)) await next(http);
            else await http.Write(new MethodNotAllowed());
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

    // What can be read can be asked for its head; the server itself leaves the body out. TRACE would show a script what it
    // may not read, and CONNECT is a proxy's.
    static bool IsTaken(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsPost(request.Method)) return true;
        if (HttpMethods.IsHead(request.Method) && !IsStream(request.Path)) request.Method = HttpMethods.Get;
        return !HttpMethods.IsTrace(request.Method) && !HttpMethods.IsConnect(request.Method);
    }

    // These stay open for as long as somebody listens, and a head has no end to wait for.
    public static bool IsStream(PathString path) =>
        path.StartsWithSegments("/mcp") || path.StartsWithSegments("/v1/events/stream");
}
