using System.Text.Json.Nodes;
using Fintech.Infrastructure.Sandbox.Plaid.Data;
using Fintech.Infrastructure.Sandbox.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

internal static class ItemOperations
{
    public static readonly PlaidOperation[] All =
    [
        new("/item/public_token/exchange", ["public_token"], [], Exchange),
        new("/item/get", ["access_token"], [], Get),
        new("/item/remove", ["access_token"], ["reason_code", "reason_note"], Remove),
        new("/item/webhook/update", ["access_token"], ["webhook"], UpdateWebhook),
    ];

    static async Task<object> Exchange(PlaidCall call, CancellationToken ct)
    {
        var (db, token, now) = (call.Db, call.Body.String("public_token"), call.Now);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two exchanges at once: the row lock lets one through and shows the other that it came too late.
        var taken = await db.PublicTokens
            .Where(t => t.Token == token && t.ExchangedAt == null && t.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ExchangedAt, now), ct);
        if (taken == 0) throw PlaidRefusal.Because("INVALID_PUBLIC_TOKEN");
        var item = await db.Items.SingleAsync(
            i => db.PublicTokens.Any(t => t.Token == token && t.ItemId == i.Id), ct);
        if (item.ExchangedAt is null && item.Products.Contains("transactions")) Announce(call, item, now);
        item.ExchangedAt ??= now;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new { access_token = item.AccessToken, item_id = item.Id, request_id = call.RequestId };
    }

    /// <summary>Plans the two updates that follow an exchange; the history itself is there already.</summary>
    static void Announce(PlaidCall call, PlaidItem item, DateTimeOffset now)
    {
        item.InitialReadyAt = item.LastUpdateAt = now + call.Options.InitialUpdateDelay;
        item.HistoricalReadyAt = now + call.Options.HistoricalUpdateDelay;
        var webhooks = call.Webhooks;
        webhooks.Add(item.Webhook, WebhookOutbox.SyncUpdates, Complete(false), item.Id, item.InitialReadyAt);
        webhooks.Add(item.Webhook, WebhookOutbox.SyncUpdates, Complete(true), item.Id, item.HistoricalReadyAt);
        // Plaid still sends the codes of /transactions/get, and receivers must bear them.
        var count = new JsonObject { ["error"] = null, ["new_transactions"] = item.InitialChangeNo };
        webhooks.Add(item.Webhook, "TRANSACTIONS/INITIAL_UPDATE", count, item.Id, item.InitialReadyAt);
    }

    static JsonObject Complete(bool historical) =>
        new() { ["initial_update_complete"] = true, ["historical_update_complete"] = historical };

    static async Task<object> Get(PlaidCall call, CancellationToken ct)
    {
        var item = await call.AnyItem(ct);
        var json = PlaidWire.Item(item);
        json["created_at"] = PlaidWire.Time(item.CreatedAt);
        return new
        {
            item = json,
            status = new
            {
                transactions = new
                {
                    last_successful_update = item.LastUpdateAt is { } at && at <= call.Now ? PlaidWire.Time(at) : null,
                    last_failed_update = (string?)null,
                },
                last_webhook = item.LastWebhookAt is { } sent
                    ? new { sent_at = PlaidWire.Time(sent), code_sent = item.LastWebhookCode }
                    : null,
            },
            request_id = call.RequestId,
        };
    }

    static async Task<object> Remove(PlaidCall call, CancellationToken ct)
    {
        var item = await call.AnyItem(ct);
        var now = call.Now;
        await call.Db.Transactions.Where(t => t.ItemId == item.Id).ExecuteDeleteAsync(ct);
        await call.Db.Items.Where(i => i.Id == item.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.RemovedAt, now), ct);
        return new { request_id = call.RequestId };
    }

    static async Task<object> UpdateWebhook(PlaidCall call, CancellationToken ct)
    {
        var item = await call.AnyItem(ct);
        call.Db.Attach(item);
        item.Webhook = call.Body.OptionalString("webhook");
        var fields = new JsonObject { ["error"] = null, ["new_webhook_url"] = item.Webhook };
        call.Webhooks.Add(item.Webhook, "ITEM/WEBHOOK_UPDATE_ACKNOWLEDGED", fields, item.Id);
        await call.Db.SaveChangesAsync(ct);
        return new { item = PlaidWire.Item(item), request_id = call.RequestId };
    }
}
