using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Providers.Plaid;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Banking;

internal static class BankConnectionQueries
{
    public static Task<BankConnection?> Connection(this FintechDb db, BankConnectionId id, CancellationToken ct) =>
        db.Set<BankConnection>().SingleOrDefaultAsync(c => c.Id == id, ct);

    public static async Task<BankConnectionView> View(
        this FintechDb db, BankConnection connection, CancellationToken ct, string? linkUrl = null) =>
        connection.View(await db.Set<BankAccount>().CountAsync(a => a.ConnectionId == connection.Id, ct), linkUrl);

    /// <summary>A provider's refusal as one of ours.</summary>
    public static Error ToError(this PlaidException refused) =>
        refused.IsTransient ? new BankProviderUnavailable { RetryAfter = TimeSpan.FromSeconds(5) } : new BankProviderRefused(refused.Code);
}
