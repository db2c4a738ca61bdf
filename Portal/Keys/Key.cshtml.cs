using Fintech.Features.Developers.DisableApiKey;
using Fintech.Portal.Proofs;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Keys;

/// <summary>All there is to know of a key, and what can be done with it. Switching it off needs no more than a click.</summary>
public sealed class KeyModel(KeySlices slices, StepUpSlices stepUp, PortalContext portal) : KeyPage(slices, stepUp, portal)
{
    [BindProperty] public string? Key { get; set; }
    [BindProperty(SupportsGet = true, Name = "saved")] public bool Saved { get; set; }

    public async Task<IActionResult> OnGet(string id) => await Find(id) ?? Page();

    public async Task<IActionResult> OnPost(string id)
    {
        if (await Find(id) is { } missing) return missing;
        var result = await Run(Slices.Disable, new DisableApiKeyRequest(Id), Key);
        return result.Error is { } error ? Refused(error) : Redirect(Portal.LinkWith(Here, "saved=true"));
    }
}
