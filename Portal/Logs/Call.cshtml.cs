using System.Text.Json;
using Fintech.Features.Developers.ApiLog;
using Fintech.Features.Developers.GetApiCall;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Logs;

/// <summary>One call, with a command that makes it again.</summary>
public sealed class CallModel(Pipeline<GetApiCallRequest, ApiCallView> get, PortalContext portal) : PortalPage(portal)
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public ApiCallView Call { get; private set; } = null!;
    public string? Arguments => Call.Arguments is { } arguments ? JsonSerializer.Serialize(arguments, Indented) : null;

    /// <summary>For a read of which everything was kept; a change is not made again by a line that is pasted.</summary>
    public string? Curl => Call.Door is "http" && Call.Method is "GET" && Query() is { } query
        ? $"curl '{Portal.Base}{Call.Path}{query}' \\\n  -H \"Authorization: Bearer $FINTECH_API_KEY\""
        : null;

    string? Query()
    {
        if (Call.Path.Contains('[')) return null; // something in it was masked
        if (Call.Arguments is not { } arguments) return "";
        var asked = arguments.EnumerateObject().Where(a => !Call.Operation.Contains($"{{{a.Name}}}", StringComparison.Ordinal)).ToList();
        if (asked.Exists(a => a.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array || a.Value.ToString().StartsWith('('))) return null;
        return PortalQuery.Of(asked.Select(a => (a.Name, (string?)a.Value.ToString()))) is { Length: > 0 } query ? "?" + query : "";
    }

    public async Task<IActionResult> OnGet(string id)
    {
        if (!TypeId.TryParse<ApiCallId>(id, out var call)) return Refusals.Page(new RouteNotFound());
        var found = await Run(get, new GetApiCallRequest(call));
        if (found.Error is { } error) return Refused(error);
        Call = found.Value!;
        return Page();
    }
}
