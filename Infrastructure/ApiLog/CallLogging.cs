using System.Diagnostics;

namespace Fintech.Infrastructure.ApiLog;

/// <summary>
/// Notes every request of <c>/v1</c> as it was answered; it stands around everything else, since any step may be the one
/// that answers. Of <c>/mcp</c> it notes what is refused before any tool is reached: tools and resources note their own
/// calls, of which one request may hold several.
/// </summary>
sealed class CallLogging(RequestDelegate next, CallLog log)
{
    static readonly PathString Api = "/v1", Mcp = "/mcp";

    public Task InvokeAsync(HttpContext http)
    {
        if (!log.IsOn) return next(http);
        if (http.Request.Path.StartsWithSegments(Api)) return Noted(http, from: 0);
        return http.Request.Path.StartsWithSegments(Mcp) ? Noted(http, from: 400) : next(http);
    }

    async Task Noted(HttpContext http, int from)
    {
        var started = Stopwatch.GetTimestamp();
        await next(http);
        var status = http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted
            ? StatusCodes.Status499ClientClosedRequest
            : http.Response.StatusCode;
        if (status >= from) log.Note(http, status, started);
    }
}
