using Fintech.Features.Developers.EnableApiKey;
using Fintech.Portal.Proofs;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Keys;

/// <summary>Asks once, then switches a key on again.</summary>
public sealed class EnableModel(KeySlices slices, StepUpSlices stepUp, PortalContext portal) : KeyPage(slices, stepUp, portal)
{
    [BindProperty] public OnceForm Form { get; set; } = new();

    public async Task<IActionResult> OnGet(string id)
    {
        Form.Key = Portal.NewKey();
        return await Find(id) ?? Page();
    }

    public async Task<IActionResult> OnPost(string id)
    {
        if (await Find(id) is { } missing) return missing;
        return await Change(() => Run(Slices.Enable, new EnableApiKeyRequest(Id), Form.Key), _ => Redirect(Portal.LinkWith(Here, "saved=true")));
    }
}

/// <summary>A form that asks for nothing but to be sent.</summary>
public sealed class OnceForm
{
    public string? Key { get; set; }
}
