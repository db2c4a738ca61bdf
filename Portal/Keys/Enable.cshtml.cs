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
        var result = Proof.Send is null ? await Run(Slices.Enable, new EnableApiKeyRequest(Id), Form.Key) : default;
        if (MustAsk(result.Error))
            return await Proves() ? RedirectPreserveMethod(Portal.LinkWith(Request.Path, "confirmed=true")) : Page();
        if (result.Value is not null) return Redirect(Portal.LinkWith(Here, "saved=true"));
        if (result.Error is { } error) ModelState.Copy(error, nameof(Form));
        return Page();
    }
}

/// <summary>A form that asks for nothing but to be sent.</summary>
public sealed class OnceForm
{
    public string? Key { get; set; }
}
