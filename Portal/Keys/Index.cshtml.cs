using Fintech.Features.Developers;
using Fintech.Features.Developers.CreateApiKey;
using Fintech.Features.Developers.ListApiKeys;
using Fintech.Infrastructure.Slices;
using Fintech.Portal.Proofs;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Keys;

public sealed class IndexModel(
    Pipeline<ListApiKeysRequest, Page<ApiKeyView>> list, Pipeline<CreateApiKeyRequest, NewApiKeyView> create,
    StepUpSlices stepUp, PortalContext portal) : ProofPage(stepUp, portal)
{
    [BindProperty] public KeyForm Form { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "cursor")] public string? Cursor { get; set; }

    public Page<ApiKeyView> Keys { get; private set; } = new([], false, null);
    public NewApiKeyView? Created { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        Form = new() { Key = Portal.NewKey(), Scopes = ["banking:read"] };
        return await Show();
    }

    public Task<IActionResult> OnPost() => Change(() => Run(create, Form.ToRequest(), Form.Key), Keep, Show);

    IActionResult? Keep(NewApiKeyView made)
    {
        Created = made;
        return null;
    }

    async Task<IActionResult> Show()
    {
        var page = await Run(list, new ListApiKeysRequest(Limit: 50, Cursor: Cursor));
        if (page.Error is { } error) return Refused(error);
        Keys = page.Value!;
        return Page();
    }
}
