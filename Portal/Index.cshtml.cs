using Fintech.Features.Banking.Contracts;
using Fintech.Features.Banking.ListAccounts;
using Fintech.Features.Banking.ListBankConnections;
using Fintech.Features.Developers;
using Fintech.Features.Developers.ListApiKeys;
using Fintech.Infrastructure.Slices;
using Fintech.Portal.Keys;

namespace Fintech.Portal;

/// <summary>What there is in this environment, and the way to a first call.</summary>
public sealed class IndexModel(
    Pipeline<ListAccountsRequest, Page<BankAccountView>> accounts,
    Pipeline<ListBankConnectionsRequest, Page<BankConnectionView>> connections,
    Pipeline<ListApiKeysRequest, Page<ApiKeyView>> keys, PortalContext portal) : PortalPage(portal)
{
    /// <summary>How many there are, in words; null when the person may not see them.</summary>
    public string? Accounts { get; private set; }
    public string? Connections { get; private set; }
    public string? Keys { get; private set; }

    public async Task OnGet()
    {
        Accounts = Count(await Run(accounts, new ListAccountsRequest(Limit: 100)), _ => true);
        Connections = Count(
            await Run(connections, new ListBankConnectionsRequest(Limit: 100)), c => c.Status is not BankConnectionStatus.Removed);
        Keys = Count(await Run(keys, new ListApiKeysRequest(Limit: 100)), KeyWords.IsInForce);
    }

    static string? Count<T>(Result<Page<T>> page, Func<T, bool> counts) =>
        page.Value is not { } found ? null : found.Data.Count(counts) + (found.HasMore ? "+" : "");
}
