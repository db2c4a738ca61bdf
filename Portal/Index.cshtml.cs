using Fintech.Features.Banking.Contracts;
using Fintech.Features.Banking.ListBankConnections;
using Fintech.Features.Developers;
using Fintech.Features.Developers.ListApiKeys;
using Fintech.Features.Developers.ShowLimits;
using Fintech.Features.Developers.ShowTraffic;
using Fintech.Features.Developers.ShowUsage;
using Fintech.Infrastructure.Slices;
using Fintech.Portal.Keys;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal;

/// <summary>How this environment does: the last day's calls, what is left of the quotas, and what is still to do before a first call.</summary>
public sealed class IndexModel(
    Pipeline<ListBankConnectionsRequest, Page<BankConnectionView>> connections, Pipeline<ListApiKeysRequest, Page<ApiKeyView>> keys,
    Pipeline<ShowUsageRequest, UsageView> usage, Pipeline<ShowTrafficRequest, TrafficView> traffic,
    Pipeline<ShowLimitsRequest, LimitsView> limits, PortalContext portal) : PortalPage(portal)
{
    /// <summary>Null for whoever may not see it.</summary>
    public TrafficView? Traffic { get; private set; }
    public IReadOnlyList<SetUpStep> Steps { get; private set; } = [];

    /// <summary>By the day and by the month; none where the installation sets none.</summary>
    public IReadOnlyList<LimitView> Quotas { get; private set; } = [];

    /// <summary>What a person may not see is left out.</summary>
    public async Task<IActionResult> OnGet()
    {
        Steps = [.. new[] { await Bank(), await Key(), await Call() }.OfType<SetUpStep>()];
        Traffic = (await Run(traffic, new())).Value;
        Quotas = [.. (await Run(limits, new ShowLimitsRequest())).Value?.Data.Where(l => l.Name is "day" or "month") ?? []];
        return Page();
    }

    async Task<SetUpStep?> Bank() =>
        (await Run(connections, new ListBankConnectionsRequest(Limit: 100))).Value is not { } found ? null
            : new("Connect a bank", "/connect", Counted(found, c => c.Status is not BankConnectionStatus.Removed, "bank"));

    async Task<SetUpStep?> Key() =>
        (await Run(keys, new ListApiKeysRequest(Limit: 100))).Value is not { } found ? null
            : new("Make a key", Portal.Link("/portal/keys"), Counted(found, KeyWords.IsInForce, "key"));

    async Task<SetUpStep?> Call()
    {
        if ((await Run(usage, new ShowUsageRequest(GroupBy: UsageGroup.Key))).Value is not { } found) return null;
        var calls = found.Data.Where(r => r.KeyId is not null).Sum(r => r.Calls);
        return new("Make a first call", Portal.Link("/portal/start"), calls == 0 ? null : $"{calls:N0} {(calls == 1 ? "call" : "calls")} by keys in 30 days");
    }

    static string? Counted<T>(Page<T> page, Func<T, bool> counts, string noun) => page.Data.Count(counts) switch
    {
        0 => null,
        1 => "1 " + noun,
        var many => $"{many}{(page.HasMore ? "+" : "")} {noun}s",
    };
}

/// <param name="Done">What there is; null while there is nothing.</param>
public sealed record SetUpStep(string Name, string Link, string? Done);
