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
        var result = Proof.Send is null ? await Run(Slices.Update, Form.ToUpdate(Id), Form.Key) : default;
        if (MustAsk(result.Error))
            return await Proves() ? RedirectPreserveMethod(Portal.LinkWith(Request.Path, "confirmed=true")) : Page();
        if (result.Value is not null) return Redirect(Portal.LinkWith(Here, "saved=true"));
        if (result.Error is { } error) ModelState.Copy(error, nameof(Form));
        return Page();
    }
}
