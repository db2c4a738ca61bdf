using Fintech.Features.Developers;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Developers.ListApiKeys;
using Fintech.Features.Developers.ShowLimits;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Fintech.Portal.Keys;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Limits;

/// <summary>Limits in force, of every key or of one, and what is left.</summary>
public sealed class IndexModel(
    Pipeline<ShowLimitsRequest, LimitsView> show, Pipeline<ListApiKeysRequest, Page<ApiKeyView>> keys, PortalContext portal)
    : PortalPage(portal)
{
    [BindProperty(SupportsGet = true, Name = "key")] public string? Key { get; set; }

    public IReadOnlyList<LimitView> Limits { get; private set; } = [];
    public IReadOnlyList<ApiKeyView> Keys { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        ApiKeyId? id = TypeId.TryParse<ApiKeyId>(Key, out var one) ? one : null;
        var found = await Run(show, new ShowLimitsRequest(id));
        if (found.Error is { } error) return Refused(error);
        Limits = found.Value!.Data;
        var list = await Run(keys, new ListApiKeysRequest(Limit: 100));
        Keys = [.. list.Value?.Data.Where(KeyWords.IsInForce) ?? []];
        return Page();
    }
}
