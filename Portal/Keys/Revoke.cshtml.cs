using Fintech.Features.Developers;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Developers.GetApiKey;
using Fintech.Features.Developers.RevokeApiKey;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Keys;

/// <summary>Asks once, then revokes.</summary>
public sealed class RevokeModel(
    Pipeline<GetApiKeyRequest, ApiKeyView> get, Pipeline<RevokeApiKeyRequest, ApiKeyView> revoke, PortalContext portal)
    : PortalPage(portal)
{
    [BindProperty] public string? Key { get; set; }
    public ApiKeyView? ApiKey { get; private set; }

    public async Task<IActionResult> OnGet(string id)
    {
        if (!TypeId.TryParse<ApiKeyId>(id, out var key)) return Refusals.Page(new RouteNotFound());
        var result = await Run(get, new GetApiKeyRequest(key));
        if (result.Error is { } error) return Refusals.Page(error);
        ApiKey = result.Value;
        return Page();
    }

    public async Task<IActionResult> OnPost(string id)
    {
        if (!TypeId.TryParse<ApiKeyId>(id, out var key)) return Refusals.Page(new RouteNotFound());
        var result = await Run(revoke, new RevokeApiKeyRequest(key), Key);
        return result.Error is { } error ? Refusals.Page(error) : Redirect(Portal.Link("/portal/keys"));
    }
}
