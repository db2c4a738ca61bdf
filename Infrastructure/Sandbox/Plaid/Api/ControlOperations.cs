using Fintech.Infrastructure.Sandbox.Plaid.History;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

/// <summary>What no bank offers: faults, doubled webhooks, days that pass. Same credentials, own rows only.</summary>
internal static class ControlOperations
{
    const int MaxDays = 366;

    public static readonly PlaidOperation[] All =
    [
        new("/_sandbox/reset", [], [], Reset),
        new("/_sandbox/faults", [], ["path", "error_code", "latency_ms", "drop", "mutate", "times"], AddFault),
        new("/_sandbox/faults/clear", [], [], ClearFaults),
        new("/_sandbox/webhooks/fire", ["webhook_code"],
            ["access_token", "item_id", "webhook_type", "copies", "delay_ms"], FireWebhooks),
        new("/_sandbox/webhooks/list", [], [], ListWebhooks),
        new("/_sandbox/transactions/settle", [], ["access_token", "item_id"], Settle),
        new("/_sandbox/transactions/create", ["transactions"], ["access_token", "item_id"], CreateTransactions),
        new("/_sandbox/transactions/correct", [], ["access_token", "item_id"], Correct),
        new("/_sandbox/transactions/remove", ["transaction_id"], ["access_token", "item_id"], Remove),
        new("/_sandbox/days/advance", ["days"], [], AdvanceDays),
        new("/_sandbox/link/expire", ["link_token"], [], ExpireLink),
    ];

    static async Task<object> Reset(PlaidCall call, CancellationToken ct)
    {
        var db = call.Db;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Transactions.ExecuteDeleteAsync(ct);
        await db.Accounts.ExecuteDeleteAsync(ct);
        await db.PublicTokens.ExecuteDeleteAsync(ct);
        await db.LinkSessions.ExecuteDeleteAsync(ct);
        await db.LinkTokens.ExecuteDeleteAsync(ct);
        await db.Deliveries.ExecuteDeleteAsync(ct);
        await db.Items.ExecuteDeleteAsync(ct);
        await db.Clocks.ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        call.Get<PlaidFaults>().Clear(call.EnvironmentId);
        return new { reset = true, request_id = call.RequestId };
    }

    static Task<object> AddFault(PlaidCall call, CancellationToken ct)
    {
        var body = call.Body;
        var fault = new PlaidFault(
            body.OptionalString("path"), body.OptionalString("error_code"), body.Int("latency_ms", 0, 0, 60_000),
            body.Flag("drop"), body.Flag("mutate"))
        { Times = body.Int("times", 1, 1, 1000) };
        if (!call.Get<PlaidFaults>().Add(call.EnvironmentId, fault))
            throw PlaidError.InvalidField("too many faults are waiting; clear them first");
        return Task.FromResult<object>(new { fault_added = true, request_id = call.RequestId });
    }

    static Task<object> ClearFaults(PlaidCall call, CancellationToken ct)
    {
        call.Get<PlaidFaults>().Clear(call.EnvironmentId);
        return Task.FromResult<object>(new { faults_cleared = true, request_id = call.RequestId });
    }

    static async Task<object> FireWebhooks(PlaidCall call, CancellationToken ct)
    {
        var itemId = await ItemId(call, ct);
        var item = await call.Db.Items.AsNoTracking().SingleAsync(i => i.Id == itemId, ct);
        var at = call.Now.AddMilliseconds(call.Body.Int("delay_ms", 0, 0, 3_600_000));
        var copies = call.Body.Int("copies", 1, 1, 50);
        for (var i = 0; i < copies; i++)
            if (!FireWebhookOperation.Add(
                call, item, call.Body.OptionalString("webhook_type"), call.Body.String("webhook_code"), at))
                throw PlaidRefusal.Because("SANDBOX_WEBHOOK_INVALID");
        await call.Db.SaveChangesAsync(ct);
        return new { webhooks_fired = copies, request_id = call.RequestId };
    }

    static async Task<object> ListWebhooks(PlaidCall call, CancellationToken ct) => new
    {
        webhooks = await call.Db.Deliveries.AsNoTracking().OrderByDescending(d => d.Id).Take(100).Select(d => new
        {
            id = d.Id,
            kind = d.Kind,
            item_id = d.ItemId,
            attempts = d.Attempts,
            next_attempt_at = d.NextAttemptAt,
            delivered_at = d.DeliveredAt,
            last_status = d.LastStatus,
            last_error = d.LastError,
        }).ToListAsync(ct),
        request_id = call.RequestId,
    };

    static async Task<object> Settle(PlaidCall call, CancellationToken ct)
    {
        await call.Get<ItemBook>().Settle(await ItemId(call, ct), await call.Today(ct), ct);
        return new { request_id = call.RequestId };
    }

    static async Task<object> CreateTransactions(PlaidCall call, CancellationToken ct)
    {
        var itemId = await ItemId(call, ct);
        var today = await call.Today(ct);
        var accounts = await call.Db.Accounts.AsNoTracking().Where(a => a.ItemId == itemId)
            .OrderBy(a => a.Ordinal).ToListAsync(ct);
        var entries = call.Body.Objects("transactions")
            .Select(t => CustomTransaction.Read(t, accounts, today, ItemFactory.MaxDays)).ToList();
        await call.Get<ItemBook>().Add(itemId, entries, ct);
        return new { created = entries.Count, request_id = call.RequestId };
    }

    static async Task<object> Correct(PlaidCall call, CancellationToken ct)
    {
        await call.Get<ItemBook>().Correct(await ItemId(call, ct), ct);
        return new { request_id = call.RequestId };
    }

    static async Task<object> Remove(PlaidCall call, CancellationToken ct)
    {
        await call.Get<ItemBook>().Withdraw(await ItemId(call, ct), call.Body.String("transaction_id"), ct);
        return new { request_id = call.RequestId };
    }

    static async Task<object> AdvanceDays(PlaidCall call, CancellationToken ct)
    {
        var days = call.Body.Int("days", 0, 1, MaxDays);
        var clock = await call.Db.Clocks.SingleOrDefaultAsync(ct);
        if (clock is null)
            call.Db.Clocks.Add(clock = new SandboxClock { EnvironmentId = call.EnvironmentId });
        clock.OffsetDays += days;
        await call.Db.SaveChangesAsync(ct);
        var today = await call.Today(ct);
        var ids = await call.Db.Items.Where(i => i.RemovedAt == null && i.ExchangedAt != null)
            .Select(i => i.Id).ToListAsync(ct);
        foreach (var id in ids) await call.Get<ItemBook>().Play(id, today, ct);
        return new { today, items = ids.Count, request_id = call.RequestId };
    }

    static async Task<object> ExpireLink(PlaidCall call, CancellationToken ct)
    {
        var token = call.Body.String("link_token");
        var now = call.Now;
        var expired = await call.Db.LinkTokens.Where(t => t.Token == token)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ExpiresAt, now), ct);
        if (expired == 0) throw PlaidRefusal.Because("INVALID_LINK_TOKEN");
        return new { request_id = call.RequestId };
    }

    /// <summary>Testers of a product see item ids in webhooks, but its access tokens only sealed.</summary>
    static async Task<string> ItemId(PlaidCall call, CancellationToken ct)
    {
        if (call.Body.Has("access_token")) return (await call.AnyItem(ct)).Id;
        var latest = call.Db.Items.Where(i => i.RemovedAt == null);
        var found = call.Body.OptionalString("item_id") is { } id
            ? await latest.Where(i => i.Id == id).Select(i => i.Id).SingleOrDefaultAsync(ct)
            : await latest.OrderByDescending(i => i.CreatedAt).Select(i => i.Id).FirstOrDefaultAsync(ct);
        return found ?? throw PlaidRefusal.Because("ITEM_NOT_FOUND");
    }
}
