using System.ComponentModel;
using Fintech.Features.Banking.Contracts;
using Fintech.Features.Customers.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Providers.Plaid;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Banking.StartBankConnection;

[Scope("banking:write"), Writes]
public sealed record StartBankConnectionRequest(
    [property: Description("Whose bank it is; in a personal workspace its person's"), Example("cus_01jzc8k2v9e7w8x0m4t5r6y7qa")]
    CustomerId? CustomerId = null);

/// <summary>What is asked of Plaid, and once asked, its answer.</summary>
internal sealed record LinkIntent(
    BankConnectionId Id, EnvironmentId EnvironmentId, CustomerId CustomerId,
    string? LinkToken = null, string? LinkUrl = null, DateTimeOffset? ExpiresAt = null);

/// <remarks>
/// The row is written first, then Plaid is asked for a link token, then the token is sealed into the row. A retry with
/// the same key asks for a second token, which is harmless: only the one in the row can be found again.
/// </remarks>
internal sealed class StartBankConnectionHandler(
    FintechDb db, Caller caller, Changes changes, CustomerChoice customers, PlaidAccounts accounts, PlaidClient plaid,
    PlaidLinks links) : IProviderHandler<StartBankConnectionRequest, LinkIntent, BankConnectionView>
{
    public async Task<Result<LinkIntent>> Prepare(StartBankConnectionRequest request, CancellationToken ct)
    {
        var customer = await customers.Of(request.CustomerId, ct);
        if (customer.Error is { } missing) return missing;
        if (await accounts.For(caller.EnvironmentId, ct) is null) return new LiveBankingNotConfigured();
        // Starts in one environment count one after the other, or many at once would each see room.
        await db.Database.ExecuteSqlAsync(
            $"select 1 from environments where id = {caller.EnvironmentId.Value} for no key update", ct);
        if (await Unfinished(ct) >= BankConnection.MostUnfinished) return new TooManyUnfinishedConnections();
        var connection = new BankConnection
        {
            EnvironmentId = caller.EnvironmentId, CustomerId = customer.Value,
            RequesterKind = caller.Kind.ToString().ToLowerInvariant(),
            RequesterName = caller.Name.Length > 0 ? caller.Name : caller.Id,
        };
        db.Add(connection);
        return new LinkIntent(connection.Id, connection.EnvironmentId, connection.CustomerId);
    }

    // One that has no page yet is being asked for at this moment, or was given up.
    Task<int> Unfinished(CancellationToken ct)
    {
        var lately = DateTimeOffset.UtcNow.AddMinutes(-1);
        return db.Set<BankConnection>().CountAsync(c => c.Status == BankConnectionStatus.Linking
            && (c.LinkTokenHash != null || c.CreatedAt > lately), ct);
    }

    public async Task<Result<LinkIntent>> Call(LinkIntent intent, CancellationToken ct)
    {
        var access = (await accounts.For(intent.EnvironmentId, ct))!;
        try
        {
            var created = await plaid.CreateLinkToken(access, new(
                "Fintech", "en", ["US"], new(intent.CustomerId.ToString()), ["transactions"],
                links.WebhookUrl(intent.EnvironmentId, access),
                new(links.ReturnUrl(intent.Id, intent.EnvironmentId), UrlLifetimeSeconds: 1800),
                new(DaysRequested: 730)), ct);
            return intent with { LinkToken = created.LinkToken, LinkUrl = created.HostedLinkUrl, ExpiresAt = created.Expiration };
        }
        catch (PlaidException refused) { return refused.ToError(); }
    }

    public async Task<Result<BankConnectionView>> Complete(LinkIntent intent, CancellationToken ct)
    {
        var connection = await db.Set<BankConnection>().SingleAsync(c => c.Id == intent.Id, ct);
        connection.LinkTokenSealed = links.SealLinkToken(intent.LinkToken!);
        connection.LinkTokenHash = links.HashLinkToken(intent.LinkToken!);
        connection.LinkUrlSealed = links.SealLinkUrl(intent.LinkUrl!);
        connection.LinkExpiresAt = intent.ExpiresAt?.ToUniversalTime();
        var view = connection.View(0, intent.LinkUrl);
        changes.Subject = view.Id.ToString();
        changes.Record(BankingEvents.ConnectionCreated, view with { LinkUrl = null }, view.CustomerId);
        return view;
    }
}
