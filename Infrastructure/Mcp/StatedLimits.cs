using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Mcp;

/// <summary>
/// Says on what the SDK answers what the caller's limits are and what is left of them, as every other answer says. An
/// answer that begins before its tool has run says what was left then.
/// </summary>
sealed class StatedLimits(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.User is Caller { Limits: not null } && http.Request.Path.StartsWithSegments(McpInfo.Path, StringComparison.Ordinal))
            http.Response.OnStarting(Describe, http);
        return next(http);
    }

    static Task Describe(object state)
    {
        var http = (HttpContext)state;
        var slot = http.RequestServices.GetRequiredService<CallerSlot>();
        ((Caller)http.User).Limits!.Describe(http.Response.Headers, slot.Rates);
        return Task.CompletedTask;
    }
}
