using System.ComponentModel;
using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Providers.Plaid;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Banking.RemoveBankConnection;

[Scope("banking:write"), Writes]
public sealed record RemoveBankConnectionRequest(
    [property: Description("The connection to remove, such as conn_…"), Example("conn_01jzc8k2v9e7w8x0m4t5r6y7qa")]
    BankConnectionId Id);

internal sealed record RemovalIntent(BankConnectionId Id, EnvironmentId EnvironmentId, byte[]? AccessToken);

/// <remarks>
/// Access is ended at the provider first and only then erased here, with the accounts and transactions that came from it.
/// Ending it twice is harmless: a provider that knows the item no more counts as done.
/// </remarks>
internal sealed class RemoveBankConnectionHandler(
    FintechDb db, Changes changes, PlaidAccounts accounts, PlaidClient plaid, PlaidLinks links, ConnectionLock locks)
    : IProviderHandler<RemoveBankConnectionRequest, RemovalIntent, BankConnectionView>
{
    public async Task<Result<RemovalIntent>> Prepare(RemoveBankConnectionRequest request, CancellationToken ct)
    {
        var connection = await db.Connection(request.Id, ct);
        return connection is null
            ? new BankConnectionNotFound(request.Id)
            : new RemovalIntent(connection.Id, connection.EnvironmentId, connection.AccessTokenSealed);
    }

    public async Task<Result<RemovalIntent>> Call(RemovalIntent intent, CancellationToken ct)
    {
        await locks.Hold(intent.Id, ct); // a running sync ends first, and none starts until the row says removed
        if (intent.AccessToken is null) return intent;
        var access = (await accounts.For(intent.EnvironmentId, ct))!;
        try { await plaid.RemoveItem(access, links.OpenAccessToken(intent.AccessToken), ct); }
        catch (PlaidException gone) when (gone.IsGone) { }
        catch (PlaidException refused) { return refused.ToError(); }
        return intent;
    }

    public async Task<Result<BankConnectionView>> Complete(RemovalIntent intent, CancellationToken ct)
    {
        var connection = await db.Connection(intent.Id, ct);
        if (connection is null) return new BankConnectionNotFound(intent.Id);
        if (connection.Status is BankConnectionStatus.Removed) return connection.View(0);
        connection.Status = BankConnectionStatus.Removed;
        connection.RemovedAt = DateTimeOffset.UtcNow;
        connection.ErrorCode = connection.SyncCursor = connection.ProviderItemId = null;
        connection.AccessTokenSealed = connection.LinkTokenSealed = connection.LinkUrlSealed = null;
        await db.Set<BankTransaction>().Where(t => t.ConnectionId == intent.Id).ExecuteDeleteAsync(ct);
        await db.Set<BankAccount>().Where(a => a.ConnectionId == intent.Id).ExecuteDeleteAsync(ct);
        var view = connection.View(0);
        changes.Subject = view.Id.ToString();
        changes.Record(BankingEvents.ConnectionRemoved, view, view.CustomerId);
        return view;
    }
}
