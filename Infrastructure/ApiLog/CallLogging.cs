using System.Diagnostics;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.ApiLog;

/// <summary>
/// Notes every request of <c>/v1</c> when it is answered. Of <c>/mcp</c> it notes what is refused before any tool is
/// reached: tools and resources note their own calls, of which one request may hold several.
/// </summary>
sealed class CallLogging(RequestDelegate next, CallLog log)
{
    static readonly PathString Api = "/v1", Mcp = "/mcp";

    public Task InvokeAsync(HttpContext http) =>
        log.IsOn && (http.Request.Path.StartsWithSegments(Api) || http.Request.Path.StartsWithSegments(Mcp)) ? Noted(http) : next(http);

    async Task Noted(HttpContext http)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
            if (http.Response.StatusCode >= 400 || !http.Request.Path.StartsWithSegments(Mcp)) log.Note(http, http.Response.StatusCode, started);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            log.Note(http, StatusCodes.Status499ClientClosedRequest, started);
            throw;
        }
        catch
        {
            // The edge answers for it, further out.
            http.RequestServices.GetRequiredService<CallerSlot>().Refusal = new UnexpectedError();
            log.Note(http, 500, started);
            throw;
        }
    }
}
