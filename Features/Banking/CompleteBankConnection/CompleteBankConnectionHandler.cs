using System.ComponentModel;
using Fintech.Features.Banking.Contracts;
using Fintech.Features.Banking.ImportBankData;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Providers.Plaid;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.CompleteBankConnection;

[Scope("banking:write"), Writes]
public sealed record CompleteBankConnectionRequest(
    [property: Description("The connection that was started")] BankConnectionId Id);

/// <param name="Fault">Plaid's code when the one-time token could no longer be exchanged.</param>
internal sealed record ExchangeIntent(
    BankConnectionId Id, EnvironmentId EnvironmentId, bool Asks, byte[]? LinkToken = null, string? ItemId = null,
    byte[]? AccessToken = null, string? InstitutionId = null, string? InstitutionName = null, bool Exited = false,
    string? Fault = null);

/// <remarks>
/// Asks Plaid how the link page ended and exchanges the one-time token. Safe to call any number of times, by the return
/// page, the webhook and the sweep at once: whoever finds the row linked already answers with it. The exchange cannot be
/// keyed; if its answer is lost, the token is spent and the connection says so (LINK_LOST) instead of trying blindly.
/// </remarks>
internal sealed class CompleteBankConnectionHandler(
    FintechDb db, Changes changes, PlaidAccounts accounts, PlaidClient plaid, PlaidLinks links, ConnectionLock locks)
    : IProviderHandler<CompleteBankConnectionRequest, ExchangeIntent, BankConnectionView>
{
    public async Task<Result<ExchangeIntent>> Prepare(CompleteBankConnectionRequest request, CancellationToken ct)
    {
        var connection = await db.Connection(request.Id, ct);
        if (connection is null) return new BankConnectionNotFound(request.Id);
        var asks = connection is { Status: BankConnectionStatus.Linking, LinkTokenSealed: not null };
        return new ExchangeIntent(connection.Id, connection.EnvironmentId, asks, connection.LinkTokenSealed);
    }

    public async Task<Result<ExchangeIntent>> Call(ExchangeIntent intent, CancellationToken ct)
    {
        if (!intent.Asks) return intent;
        // Held until this scope ends, so that the token is exchanged by one caller and recorded before the next looks.
        await locks.Hold(intent.Id, ct);
        if (await IsLinked(intent.Id, ct)) return intent with { Asks = false };
        var access = (await accounts.For(intent.EnvironmentId, ct))!;
        try
        {
            var state = await plaid.GetLinkToken(access, links.OpenLinkToken(intent.LinkToken!), ct);
            var added = state.LinkSessions?.SelectMany(s => s.Results?.ItemAddResults ?? []).FirstOrDefault();
            if (added is null)
                return intent with { Exited = state.LinkSessions?.Any(s => s.FinishedAt is not null) is true };
            return await Exchange(intent, access, added, ct);
        }
        catch (PlaidException refused) { return refused.ToError(); }
    }

    async Task<bool> IsLinked(BankConnectionId id, CancellationToken ct)
    {
        var now = await db.Connection(id, ct);
        if (now is null) return true;
        await db.Entry(now).ReloadAsync(ct);
        return now.Status is not BankConnectionStatus.Linking;
    }

    async Task<ExchangeIntent> Exchange(
        ExchangeIntent intent, PlaidAccess access, LinkItemAdded added, CancellationToken ct)
    {
        try
        {
            var item = await plaid.ExchangePublicToken(access, added.PublicToken, ct);
            return intent with
            {
                ItemId = item.ItemId,
                AccessToken = links.SealAccessToken(item.AccessToken),
                InstitutionId = added.Institution?.InstitutionId,
                InstitutionName = added.Institution?.Name,
            };
        }
        catch (PlaidException spent) when (!spent.IsTransient) { return intent with { Fault = "LINK_LOST" }; }
    }

    public async Task<Result<BankConnectionView>> Complete(ExchangeIntent intent, CancellationToken ct)
    {
        var connection = await db.Connection(intent.Id, ct);
        if (connection is null) return new BankConnectionNotFound(intent.Id);
        if (!intent.Asks || connection.Status is not BankConnectionStatus.Linking) return await db.View(connection, ct);
        if (intent.AccessToken is not null) Link(connection, intent, await db.Now(ct));
        else if (intent.Fault is not null) Close(connection, BankConnectionStatus.NeedsAttention, intent.Fault);
        else if (intent.Exited || connection.LinkExpiresAt < DateTimeOffset.UtcNow)
            Close(connection, BankConnectionStatus.LinkExpired, null);
        else return connection.View(0, links.OpenLinkUrl(connection.LinkUrlSealed)); // the person is not done yet
        var view = connection.View(0);
        changes.Subject = view.Id.ToString();
        changes.Record(BankingEvents.ConnectionUpdated, view, view.CustomerId);
        return view;
    }

    void Link(BankConnection connection, ExchangeIntent intent, DateTimeOffset now)
    {
        Close(connection, BankConnectionStatus.Syncing, null);
        connection.ProviderItemId = intent.ItemId;
        connection.AccessTokenSealed = intent.AccessToken;
        connection.InstitutionId = intent.InstitutionId;
        connection.InstitutionName = intent.InstitutionName;
        connection.SyncRequestedAt = now;
        var (environment, id) = (connection.EnvironmentId.Value, connection.Id.Value);
        changes.Start<ImportBankDataJob>(job => job.Run(environment, id, CancellationToken.None));
    }

    static void Close(BankConnection connection, BankConnectionStatus status, string? error)
    {
        connection.Status = status;
        connection.ErrorCode = error;
        connection.LinkUrlSealed = null;
        connection.LinkTokenSealed = null;
    }
}
