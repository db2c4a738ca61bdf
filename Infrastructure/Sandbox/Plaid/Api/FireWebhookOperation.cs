using System.Text.Json.Nodes;
using Fintech.Infrastructure.Sandbox.Plaid.Data;

namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

/// <summary>/sandbox/item/fire_webhook and the bodies of the webhooks that nothing else here causes.</summary>
internal static class FireWebhookOperation
{
    const int DisconnectDays = 7;

    public static readonly PlaidOperation[] All =
        [new("/sandbox/item/fire_webhook", ["access_token", "webhook_code"], ["webhook_type"], Fire)];

    /// <summary>Adds the webhook to the unit of work; false when the item has no receiver.</summary>
    public static bool Add(PlaidCall call, PlaidItem item, string? type, string code, DateTimeOffset? at = null)
    {
        var (usualType, fields) = Body(call, item, code);
        if (string.IsNullOrEmpty(item.Webhook)) return false;
        call.Webhooks.Add(item.Webhook, $"{type ?? usualType}/{code}", fields, item.Id, at);
        return true;
    }

    static async Task<object> Fire(PlaidCall call, CancellationToken ct)
    {
        var item = await call.AnyItem(ct);
        if (!Add(call, item, call.Body.OptionalString("webhook_type"), call.Body.String("webhook_code")))
            throw PlaidRefusal.Because("SANDBOX_WEBHOOK_INVALID");
        await call.Db.SaveChangesAsync(ct);
        return new { webhook_fired = true, request_id = call.RequestId };
    }

    static (string Type, JsonObject Fields) Body(PlaidCall call, PlaidItem item, string code) => code switch
    {
        "SYNC_UPDATES_AVAILABLE" => ("TRANSACTIONS", new JsonObject
        {
            ["initial_update_complete"] = item.InitialReady(call.Now),
            ["historical_update_complete"] = item.HistoricalReady(call.Now),
        }),
        "DEFAULT_UPDATE" => ("TRANSACTIONS", new JsonObject { ["error"] = null, ["new_transactions"] = 0 }),
        "RECURRING_TRANSACTIONS_UPDATE" => ("TRANSACTIONS", new JsonObject { ["account_ids"] = new JsonArray() }),
        "NEW_ACCOUNTS_AVAILABLE" => ("ITEM", new JsonObject { ["error"] = null }),
        "LOGIN_REPAIRED" => ("ITEM", []),
        "ERROR" => ("ITEM", new JsonObject { ["error"] = PlaidError.Of("ITEM_LOGIN_REQUIRED").ToJson(null) }),
        "PENDING_DISCONNECT" => ("ITEM", new JsonObject
        {
            ["reason"] = "INSTITUTION_TOKEN_EXPIRATION",
            ["disconnect_time"] = PlaidWire.Time(call.Now.AddDays(DisconnectDays)),
        }),
        "USER_PERMISSION_REVOKED" => ("ITEM", new JsonObject
        {
            ["error"] = new PlaidError("ITEM_ERROR", code, "the holder of this account has revoked permission")
                .ToJson(null),
        }),
        "USER_ACCOUNT_REVOKED" => ("ITEM", new JsonObject
        {
            ["account_id"] = PlaidIds.From(item.Id, History.Household.Checking, DateOnly.MinValue, 0),
        }),
        _ => throw PlaidRefusal.Because("SANDBOX_WEBHOOK_INVALID"),
    };
}
