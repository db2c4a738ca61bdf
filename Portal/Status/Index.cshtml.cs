using Fintech.Features.Banking.Contracts;
using Fintech.Features.Banking.ListBankConnections;
using Fintech.Features.Developers.ShowStatus;
using Fintech.Features.Developers.ShowTraffic;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Status;

/// <summary>Where somebody looks when calls fail: how the server does, how this environment's calls went, which banks need a hand.</summary>
public sealed class IndexModel(
    Pipeline<ShowStatusRequest, StatusView> status, Pipeline<ShowTrafficRequest, TrafficView> traffic,
    Pipeline<ListBankConnectionsRequest, Page<BankConnectionView>> connections, PortalContext portal) : PortalPage(portal)
{
    public StatusView Now { get; private set; } = null!;
    public TrafficView Traffic { get; private set; } = null!;

    /// <summary>Null for whoever may not see banks.</summary>
    public IReadOnlyList<BankConnectionView>? Broken { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        var now = await Run(status, new());
        if (now.Error is { } error) return Refused(error);
        var day = await Run(traffic, new());
        if (day.Error is { } refused) return Refused(refused);
        (Now, Traffic) = (now.Value!, day.Value!);
        var banks = await Run(connections, new ListBankConnectionsRequest(Limit: 100));
        Broken = banks.Value?.Data.Where(c => c.Status is BankConnectionStatus.NeedsAttention).ToList();
        return Page();
    }
}
