using Fintech.Features.Developers;
using Fintech.Features.Developers.CreateApiKey;
using Fintech.Features.Developers.ListApiKeys;
using Fintech.Features.Identity.StepUp;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Keys;

public sealed class IndexModel(
    Pipeline<ListApiKeysRequest, Page<ApiKeyView>> list, Pipeline<CreateApiKeyRequest, CreateApiKeyResponse> create,
    Pipeline<StepUpRequest, StepUpView> stepUp, PortalContext portal) : PortalPage(portal)
{
    [BindProperty] public KeyForm Form { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "cursor")] public string? Cursor { get; set; }

    /// <summary>The browser was sent here again after the password was right.</summary>
    [BindProperty(SupportsGet = true, Name = "confirmed")] public bool Confirmed { get; set; }

    public Page<ApiKeyView> Keys { get; private set; } = new([], false, null);
    public CreateApiKeyResponse? Created { get; private set; }
    public bool AsksPassword { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        Form = new() { Key = Portal.NewKey(), Scopes = ["banking:read"] };
        return await Show();
    }

    public async Task<IActionResult> OnPost()
    {
        var result = await Run(create, Form.ToRequest(), Form.Key);
        Created = result.Value;
        if (result.Error is StepUpRequired && !Confirmed) return await Confirm();
        if (result.Error is { } error) ModelState.Copy(error, nameof(Form));
        return await Show();
    }

    // A right password renews the session's cookie; 307 has the browser send the same form once more, with the new one.
    async Task<IActionResult> Confirm()
    {
        AsksPassword = true;
        if (string.IsNullOrEmpty(Form.Password)) return await Show();
        var proof = await Run(stepUp, new StepUpRequest(Features.Identity.SecondFactors.FactorMethod.Email, Form.Password));
        if (proof.Error is null) return RedirectPreserveMethod(Portal.Link("/portal/keys") + "&confirmed=true");
        ModelState.Copy(proof.Error, nameof(Form));
        return await Show();
    }

    async Task<IActionResult> Show()
    {
        var page = await Run(list, new ListApiKeysRequest(Limit: 50, Cursor: Cursor));
        if (page.Error is { } error) return Refusals.Page(error);
        Keys = page.Value!;
        return Page();
    }
}
