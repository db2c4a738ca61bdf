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

    [LoggerMessage(Level = LogLevel.Error, Message = "{RequestId} {Method} {Endpoint} failed.")]
    partial void Failed(string requestId, string method, string? endpoint, Exception failure);
}
