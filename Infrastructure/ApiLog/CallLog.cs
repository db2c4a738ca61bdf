using System.Diagnostics;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.ApiLog;

/// <summary>Where the doors say what was called. It costs them one small object; everything else is done behind them.</summary>
sealed class CallLog(ApiLogWriter writer)
{
    internal const string Mcp = "/mcp", NoRoute = "(no route)";

    public bool IsOn => writer.IsOn;

    /// <summary>A tool or a resource, whatever transport and session it came by.</summary>
    /// <param name="started">A time stamp of <see cref="Stopwatch"/>.</param>
    public void Note(IServiceProvider services, string operation, object? arguments, Error? refusal, long started)
    {
        if (!writer.IsOn) return;
        var slot = services.GetRequiredService<CallerSlot>();
        var client = services.GetRequiredService<ClientContext>();
        writer.Note(new(
            slot.RequestId, slot.Caller, operation, null, null, refusal?.Status ?? 200, refusal, arguments, client.Address,
            client.UserAgent, slot.IdempotencyKey, slot.Replayed, Stopwatch.GetElapsedTime(started)));
    }

    /// <summary>A request over HTTP. What was refused before the slot was filled is known by the request's own user.</summary>
    public void Note(HttpContext http, int status, long started)
    {
        var slot = http.RequestServices.GetRequiredService<CallerSlot>();
        if (slot.RequestId.Length == 0)
        {
            slot.Fill(http.User);
            slot.RequestId = http.TraceIdentifier;
        }
        var (request, route) = (http.Request, http.GetEndpoint()?.Metadata.GetMetadata<SliceRoute>());
        writer.Note(new(
            slot.RequestId, slot.Caller,
            // Never what the caller made up: each operation is a row of the usage.
            route?.Operation ?? (request.Path.StartsWithSegments(Mcp) ? Mcp : NoRoute), route is null ? request.Method : null,
            route is { HasParameters: false } ? null : request.Path.Value, status, slot.Refusal, slot.Arguments,
            http.Connection.RemoteIpAddress?.MapToIPv4Text() ?? "", request.Headers.UserAgent.ToString(),
            slot.IdempotencyKey, slot.Replayed, Stopwatch.GetElapsedTime(started)));
    }
}
