using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal;

/// <summary>Whatever else is asked for under <c>/portal</c>.</summary>
public sealed class NotFoundModel(PortalContext portal) : PortalPage(portal)
{
    public IActionResult OnGet() => Refusals.Page(new RouteNotFound());
    public IActionResult OnPost() => Refusals.Page(new RouteNotFound());
}
