using Fintech.Features.Developers;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Developers.ListApiKeys;
using Fintech.Features.Developers.ShowUsage;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Usage;

/// <summary>Calls by day as a chart, and by key and operation as tables.</summary>
public sealed class IndexModel(
    Pipeline<ShowUsageRequest, UsageView> usage, Pipeline<ListApiKeysRequest, Page<ApiKeyView>> keys, PortalContext portal)
    : PortalPage(portal)
{
    [BindProperty(SupportsGet = true, Name = "days")] public int Days { get; set; } = 30;
    [BindProperty(SupportsGet = true, Name = "key")] public string? Key { get; set; }

    public UsageView ByDay { get; private set; } = null!;
    public IReadOnlyList<UsageRowView> ByKey { get; private set; } = [];
    public IReadOnlyList<UsageRowView> ByOperation { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();
    public CallsChart Chart { get; private set; } = null!;
    public long Calls => ByDay.Data.Sum(d => d.Calls);
    public long Errors => ByDay.Data.Sum(d => d.Refused + d.Failed);

    public async Task<IActionResult> OnGet()
    {
        if (Days is not (7 or 30 or 90)) Days = 30;
        ApiKeyId? key = TypeId.TryParse<ApiKeyId>(Key, out var id) ? id : null;
        var from = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1 - Days);
        var days = await Run(usage, new ShowUsageRequest(from, KeyId: key));
        if (days.Error is { } error) return Refused(error);
        ByDay = days.Value!;
        Chart = new("day", [.. ByDay.Data.Select(d => new CallsChart.Point($"{d.Day:d MMM yyyy}", d.Calls, d.Refused + d.Failed))]);
        ByKey = (await Run(usage, new ShowUsageRequest(from, null, UsageGroup.Key, key))).Value?.Data ?? [];
        ByOperation = (await Run(usage, new ShowUsageRequest(from, null, UsageGroup.Operation, key))).Value?.Data ?? [];
        Names = ((await Run(keys, new ListApiKeysRequest(Limit: 100))).Value?.Data ?? []).ToDictionary(k => k.Id.ToString(), k => k.Name);
        return Page();
    }
}
