using Fintech.Features.Developers;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Developers.GetApiKey;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Fintech.Portal.Proofs;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Keys;

/// <summary>A page about one key.</summary>
public abstract class KeyPage(KeySlices slices, StepUpSlices stepUp, PortalContext portal) : ProofPage(stepUp, portal)
{
    protected KeySlices Slices { get; } = slices;

    public ApiKeyView ApiKey { get; private set; } = null!;
    public ApiKeyId Id => ApiKey.Id;
    public string Here => $"/portal/keys/{Id}";

    /// <returns>A page that says why it cannot be shown; null when it can.</returns>
    protected async Task<IActionResult?> Find(string id)
    {
        if (!TypeId.TryParse<ApiKeyId>(id, out var key)) return Refused(new RouteNotFound());
        var found = await Run(Slices.Get, new GetApiKeyRequest(key));
        if (found.Error is { } error) return Refused(error);
        ApiKey = found.Value!;
        return null;
    }
}
