using System.Collections.Frozen;
using System.Diagnostics;
using Fintech.Infrastructure.ApiLog;
using Fintech.Infrastructure.Mcp.Subscriptions;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Mcp;

/// <summary>
/// What the SDK answers by itself: handshakes, lists, pings, and calls of what there is not. Each counts against the rates of
/// its caller and is in the API log; quotas are for calls of tools and slices.
/// </summary>
static class ProtocolCalls
{
    // Never what the caller made up: each operation is a row of the usage.
    static readonly FrozenDictionary<string, string> Operations = new[]
    {
        "initialize", "notifications/initialized", "notifications/cancelled", "notifications/roots/list_changed", "server/discover",
        "ping", "tools/list", "tools/call", "resources/list", "resources/templates/list", "resources/read", "resources/subscribe",
        "resources/unsubscribe", "prompts/list", "prompts/get", "completion/complete", "logging/setLevel", ListenStream.Method,
    }.ToFrozenDictionary(method => method, method => "mcp " + method);

    public static async Task Answer(HttpContext http, Caller caller, string? method, RequestDelegate next)
    {
        var started = Stopwatch.GetTimestamp();
        if (caller.Limits is { } limits)
        {
            var taken = await limits.TakeRates();
            http.RequestServices.GetRequiredService<CallerSlot>().Rates = taken.Rates;
            if (taken.Refusal is { } refusal)
            {
                limits.Describe(http.Response.Headers, taken.Rates);
                await http.Write(refusal);
                return;
            }
        }
        await next(http);
        if (http.Response.StatusCode < 400) // else it is noted as every refusal is
            http.RequestServices.GetService<CallLog>()?.Note(http.RequestServices, Operations.GetValueOrDefault(method ?? "", CallLog.Mcp), null, null, started);
    }
}
