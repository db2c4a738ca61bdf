using Fintech.Portal.Proofs;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Keys;

/// <summary>Name, networks and limits of a key.</summary>
public sealed class EditModel(KeySlices slices, StepUpSlices stepUp, PortalContext portal) : KeyPage(slices, stepUp, portal)
{
    [BindProperty] public KeyForm Form { get; set; } = new();

    public async Task<IActionResult> OnGet(string id)
    {
        if (await Find(id) is { } missing) return missing;
        Form = KeyForm.Of(ApiKey, Portal.NewKey());
        return Page();
    }

    public async Task<IActionResult> OnPost(string id)
    {
        if (await Find(id) is { } missing) return missing;
        return await Change(() => Run(Slices.Update, Form.ToUpdate(Id), Form.Key), _ => Redirect(Portal.LinkWith(Here, "saved=true")));
    }
}
