using Fintech.Features.Identity.Operators;
using Fintech.Features.Identity.SearchPeople;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Ops.People;

/// <summary>Everybody, newest first; what is looked for is in the address.</summary>
public sealed class IndexModel(Pipeline<SearchPeopleRequest, Page<AccountView>> search, PortalContext portal)
    : PortalPage(portal)
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }
    [BindProperty(SupportsGet = true, Name = "show")] public string? Shown { get; set; }
    [BindProperty(SupportsGet = true, Name = "cursor")] public string? Cursor { get; set; }

    public Page<AccountView> People { get; private set; } = new([], false, null);
    public bool IsFiltered => Q is { Length: > 0 } || Shown is "locked" or "operators";

    public async Task<IActionResult> OnGet()
    {
        var page = await Run(search, new SearchPeopleRequest(
            Q, Shown is "locked" ? true : null, Shown is "operators" ? true : null, 25, Cursor));
        if (page.Error is InvalidRequest invalid) ModelState.Copy(invalid, "");
        else if (page.Error is { } error) return Refused(error);
        People = page.Value ?? People;
        return Page();
    }

    public string At(string? cursor) =>
        Portal.LinkWith("/portal/ops/people", PortalQuery.Of(("q", Q), ("show", Shown), ("cursor", cursor)));
}
