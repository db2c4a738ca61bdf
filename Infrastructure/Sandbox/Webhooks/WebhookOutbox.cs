using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fintech.Infrastructure.Sandbox.Webhooks;

/// <summary>Adds deliveries to the caller's unit of work; the sender learns of them after the commit.</summary>
internal sealed class WebhookOutbox(
    SandboxDb db, SandboxTenant tenant, SandboxOptions options, ExchangeRecorder recorder)
{
    public const string SyncUpdates = "TRANSACTIONS/SYNC_UPDATES_AVAILABLE";

    // Plaid sends indented bodies: a receiver that hashes re-serialized JSON must fail here too.
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>True once something was added; the dispatcher then wakes the sender.</summary>
    public bool Used { get; private set; }

    /// <param name="url">Receiver; null or empty sends nothing, as at Plaid.</param>
    /// <param name="kind">Such as <c>ITEM/ERROR</c>.</param>
    /// <param name="fields">What follows webhook_type and webhook_code; null values are sent as null.</param>
    /// <param name="itemId">The item that the webhook is about, if any.</param>
    /// <param name="at">When to send; null means now.</param>
    public void Add(string? url, string kind, JsonObject fields, string? itemId = null, DateTimeOffset? at = null)
    {
        if (string.IsNullOrEmpty(url)) return;
        var slash = kind.IndexOf('/');
        var body = new JsonObject { ["webhook_type"] = kind[..slash], ["webhook_code"] = kind[(slash + 1)..] };
        if (itemId is not null) body["item_id"] = itemId;
        foreach (var (name, value) in fields) body[name] = value?.DeepClone();
        body["environment"] = "sandbox";
        var now = options.Clock.GetUtcNow();
        db.Deliveries.Add(new WebhookDelivery
        {
            EnvironmentId = tenant.EnvironmentId,
            Id = Guid.CreateVersion7(),
            Url = url,
            Kind = kind,
            Body = body.ToJsonString(Indented),
            ItemId = itemId,
            CreatedAt = now,
            NextAttemptAt = at ?? now,
        });
        recorder.RecordWebhook(kind, body);
        Used = true;
    }
}
