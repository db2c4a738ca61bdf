using System.Diagnostics;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.ApiLog;

/// <summary>Where the doors say what was called. It costs them one small object; everything else is done behind them.</summary>
sealed class CallLog(ApiLogWriter writer, TimeProvider clock)
{
    public bool IsOn => writer.IsOn;

    /// <summary>A tool or a resource, whatever transport and session it came by.</summary>
    /// <param name="started">A time stamp of <see cref="Stopwatch"/>.</param>
    public void Note(IServiceProvider services, string operation, object? arguments, Error? refusal, long started)
    {
        if (!writer.IsOn) return;
        var slot = services.GetRequiredService<CallerSlot>();
        var client = services.GetRequiredService<ClientContext>();
        writer.Note(Of(slot, "mcp", "POST", "/mcp", operation, refusal?.Status ?? 200, refusal, arguments, client.Address, client.UserAgent, started));
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
        writer.Note(Of(slot, "http", http.Request.Method, http.Request.Path.Value!, OperationOf(http), status, slot.Refusal,
            slot.Arguments, http.Connection.RemoteIpAddress?.MapToIPv4Text() ?? "", http.Request.Headers.UserAgent.ToString(), started));
    }

    // Never what the caller made up: each operation is a row of the usage.
    static string OperationOf(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<SliceRoute>()?.Operation
        ?? (http.Request.Path.StartsWithSegments("/mcp") ? "/mcp" : "(no route)");

    ApiCall Of(CallerSlot slot, string door, string method, string path, string operation, int status, Error? refusal,
        object? arguments, string address, string userAgent, long started) => new(
        slot.RequestId, clock.GetUtcNow().UtcDateTime, slot.Caller, door, method, path, operation, status, refusal, arguments,
        address, userAgent, slot.IdempotencyKey, slot.Replayed, Stopwatch.GetElapsedTime(started));
}
