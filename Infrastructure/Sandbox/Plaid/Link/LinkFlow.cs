using System.Text.Json.Nodes;
using Fintech.Infrastructure.Sandbox.Plaid.Data;
using Fintech.Infrastructure.Sandbox.Plaid.History;
using Fintech.Infrastructure.Sandbox.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Infrastructure.Sandbox.Plaid.Link;

/// <summary>Ends link sessions: makes or repairs the item, leaves the public token, tells the client.</summary>
internal sealed class LinkFlow(
    SandboxDb db, SandboxTenant tenant, SandboxOptions options, ItemFactory factory, WebhookOutbox webhooks)
{
    public const string GoodUser = "user_good", GoodPassword = "pass_good", DynamicUser = "user_transactions_dynamic";

    /// <summary>Null when the bank lets this login in, else the error that it answers.</summary>
    public static string? SignIn(string username, string password)
    {
        // Plaid's own convention: this password makes the bank answer that error.
        const string forced = "error_";
        if (password.StartsWith(forced) && PlaidError.IsKnown(password[forced.Length..]))
            return password[forced.Length..];
        var accepted = username == DynamicUser || (username.StartsWith("user_") && password == GoodPassword);
        return accepted ? null : "INVALID_CREDENTIALS";
    }

    /// <summary>Creates the item with its history and a public token, without saving the token's use.</summary>
    public async Task<string> CreateItem(
        Bank bank, string username, string[] kinds, string[] products, string? webhook, int days, DateOnly today,
        CancellationToken ct)
    {
        var created = factory.Create(bank, username, kinds, products, webhook, days, today);
        var token = new PlaidPublicToken
        {
            EnvironmentId = tenant.EnvironmentId,
            Token = PlaidIds.Token("public"),
            ItemId = created.Item.Id,
            ExpiresAt = options.Clock.GetUtcNow() + PlaidPublicToken.Lifetime,
        };
        db.Items.Add(created.Item);
        db.Accounts.AddRange(created.Accounts);
        db.PublicTokens.Add(token);
        await db.SaveChangesAsync(ct);
        await TransactionImport.Write(db, created.Transactions, ct);
        return token.Token;
    }

    /// <summary>Succeeds: a new item, or with an update token the repaired one.</summary>
    public async Task Finish(PlaidLinkToken token, PlaidLinkSession session, DateOnly today, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await Claim(session, ct)) return;
        if (token.UpdateItemId is { } itemId)
        {
            await Repair(itemId, ct);
        }
        else
        {
            var bank = Institutions.Find(session.InstitutionId!)!;
            session.PublicToken = await CreateItem(
                bank, session.Username!, session.Accounts!, token.Products, token.Webhook, token.DaysRequested,
                today, ct);
        }
        End(token, session, PlaidLinkSession.Succeeded, "HANDOFF");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    public async Task Cancel(PlaidLinkToken token, PlaidLinkSession session, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await Claim(session, ct)) return;
        End(token, session, PlaidLinkSession.Exited, "EXIT");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    public void Note(PlaidLinkSession session, string name, string? errorCode = null) =>
        session.Events.Add(new PlaidLinkEvent
        {
            EventId = Guid.NewGuid().ToString(),
            EventName = name,
            Timestamp = options.Clock.GetUtcNow(),
            InstitutionId = session.InstitutionId,
            ErrorCode = errorCode,
        });

    /// <summary>Of two clicks one ends the session; the other finds it ended.</summary>
    async Task<bool> Claim(PlaidLinkSession session, CancellationToken ct)
    {
        var now = options.Clock.GetUtcNow();
        return await db.LinkSessions.Where(s => s.Id == session.Id && s.FinishedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.FinishedAt, now), ct) == 1;
    }

    async Task Repair(string itemId, CancellationToken ct)
    {
        var item = await db.Items.SingleAsync(i => i.Id == itemId, ct);
        var wasBroken = item.ErrorCode is not null;
        item.ErrorCode = null;
        if (wasBroken) webhooks.Add(item.Webhook, "ITEM/LOGIN_REPAIRED", [], item.Id);
    }

    void End(PlaidLinkToken token, PlaidLinkSession session, string status, string eventName)
    {
        session.Status = status;
        session.FinishedAt = options.Clock.GetUtcNow();
        Note(session, eventName);
        if (!token.Hosted) return;
        var fields = new JsonObject
        {
            ["status"] = status,
            ["link_session_id"] = session.Id,
            ["link_token"] = token.Token,
            ["public_tokens"] = PlaidWire.Strings(session.PublicToken is { } made ? [made] : []),
        };
        if (session.PublicToken is { } single) fields["public_token"] = single;
        webhooks.Add(token.Webhook, "LINK/SESSION_FINISHED", fields);
    }
}
