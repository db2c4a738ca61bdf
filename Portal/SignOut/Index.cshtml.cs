using Fintech.Features.Identity.SignOut;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.SignOut;

public sealed class IndexModel(Pipeline<SignOutRequest, SignedOut> signOut, PortalContext portal) : PortalPage(portal)
{
    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var result = await Run(signOut, new());
        return result.Error is { } error ? Refusals.Page(error) : Redirect("/");
    }
}
