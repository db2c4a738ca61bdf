using Fintech.Features.Developers.ListApiErrors;
using Fintech.Infrastructure.Slices;
using Fintech.Portal.Logs;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Errors;

/// <summary>Which errors calls ended in, the most frequent first.</summary>
public sealed class IndexModel(Pipeline<ListApiErrorsRequest, ApiErrorsView> list, PortalContext portal) : PortalPage(portal)
{
    [BindProperty(SupportsGet = true, Name = "since")] public string Since { get; set; } = "day";

    public IReadOnlyList<ApiErrorView> Errors { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        var found = await Run(list, new ListApiErrorsRequest(LogWords.Since(Since)));
        if (found.Error is { } error) return Refused(error);
        Errors = found.Value!.Data;
        return Page();
    }

    public string Calls(ApiErrorView error) => Portal.LinkWith("/portal/logs", PortalQuery.Of(
        ("operation", error.Operation), ("status", $"{error.Status}"), ("code", error.ErrorCode), ("since", Since)));
}
