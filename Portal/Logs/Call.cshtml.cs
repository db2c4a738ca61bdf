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

    public string? Curl => Call.Door is not "http" || Call.Method is not "GET" ? null
        : $"curl {Portal.Base}{Call.Path} \\\n  -H \"Authorization: Bearer $FINTECH_API_KEY\"";

    public async Task<IActionResult> OnGet(string id)
    {
        if (!TypeId.TryParse<ApiCallId>(id, out var call)) return Refusals.Page(new RouteNotFound());
        var found = await Run(get, new GetApiCallRequest(call));
        if (found.Error is { } error) return Refused(error);
        Call = found.Value!;
        return Page();
    }
}
