using System.Text.Json.Nodes;
using Fintech.Infrastructure.Sandbox.Plaid.History;
using Fintech.Infrastructure.Sandbox.Plaid.Link;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

/// <summary>The endpoints that Plaid itself has for tests.</summary>
internal static class SandboxOperations
{
    const int MaxTransactions = 10;
    const int MaxAgeDays = 14;

    public static readonly PlaidOperation[] All =
    [
        new("/sandbox/public_token/create", ["institution_id", "initial_products"],
            ["options", "user_token", "user_id"], CreatePublicToken),
        new("/sandbox/item/reset_login", ["access_token"], [], ResetLogin),
        new("/sandbox/transactions/create", ["access_token", "transactions"], [], CreateTransactions),
        new("/transactions/refresh", ["access_token"], [], Refresh),
    ];

    static async Task<object> CreatePublicToken(PlaidCall call, CancellationToken ct)
    {
        var bank = Institutions.Find(call.Body.String("institution_id"))
            ?? throw PlaidRefusal.Because("INVALID_INSTITUTION");
        var options = call.Body.Object("options");
        var days = options?.Object("transactions")?.Int("days_requested", LinkOperations.DefaultDays, 1,
            ItemFactory.MaxDays) ?? LinkOperations.DefaultDays;
        var username = options?.OptionalString("override_username") ?? LinkFlow.GoodUser;
        var password = options?.OptionalString("override_password") ?? LinkFlow.GoodPassword;
        if (LinkFlow.SignIn(username, password) is { } error) throw PlaidRefusal.Because(error);
        var today = await call.Today(ct);
        await using var transaction = await call.Db.Database.BeginTransactionAsync(ct);
        var token = await call.Get<LinkFlow>().CreateItem(
            bank, username, bank.Accounts, LinkOperations.Products(call.Body.Strings("initial_products")),
            options?.OptionalString("webhook"), days, today, ct);
        await transaction.CommitAsync(ct);
        return new { public_token = token, request_id = call.RequestId };
    }

    static async Task<object> ResetLogin(PlaidCall call, CancellationToken ct)
    {
        var item = await call.AnyItem(ct);
        call.Db.Attach(item);
        item.ErrorCode = "ITEM_LOGIN_REQUIRED";
        var fields = new JsonObject { ["error"] = PlaidError.Of(item.ErrorCode).ToJson(null) };
        call.Webhooks.Add(item.Webhook, "ITEM/ERROR", fields, item.Id);
        await call.Db.SaveChangesAsync(ct);
        return new { reset_login = true, request_id = call.RequestId };
    }

    static async Task<object> CreateTransactions(PlaidCall call, CancellationToken ct)
    {
        var item = await call.Item(ct);
        var wanted = call.Body.Objects("transactions");
        if (wanted.Count is < 1 or > MaxTransactions)
            throw PlaidError.InvalidField($"transactions must have between 1 and {MaxTransactions} entries");
        var today = await call.Today(ct);
        var accounts = await call.Accounts(item, ct);
        var entries = wanted.Select(t => CustomTransaction.Read(t, accounts, today, MaxAgeDays)).ToList();
        await call.Get<ItemBook>().Add(item.Id, entries, ct);
        return new { request_id = call.RequestId };
    }

    /// <summary>Asks the bank again: only the dynamic test user has news each time.</summary>
    static async Task<object> Refresh(PlaidCall call, CancellationToken ct)
    {
        var item = await call.Item(ct);
        var (book, today) = (call.Get<ItemBook>(), await call.Today(ct));
        if (item.HistoryThrough < today) await book.Play(item.Id, today, ct);
        if (item.Username != LinkFlow.DynamicUser) return new { request_id = call.RequestId };
        await book.Settle(item.Id, today, ct);
        var kinds = await call.Db.Accounts.Where(a => a.ItemId == item.Id).Select(a => a.Kind).ToListAsync(ct);
        // A dice that changes with the item's sequence: each refresh brings other purchases.
        var fresh = new Household(item.Seed + item.ChangeNo).Fresh(today)
            .Select(e => kinds.Contains(e.Account) ? e : e with { Account = kinds[0] });
        await book.Add(item.Id, [.. fresh.Select(e => (e, true, today))], ct);
        return new { request_id = call.RequestId };
    }
}
