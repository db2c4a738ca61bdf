using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Infrastructure.Sandbox.Webhooks;

/// <summary>A webhook that is to be sent, saved with the change it tells of and so never lost.</summary>
internal sealed class WebhookDelivery : SandboxRow
{
    public required Guid Id { get; init; }
    public required string Url { get; init; }

    /// <summary>Such as <c>TRANSACTIONS/SYNC_UPDATES_AVAILABLE</c>.</summary>
    public required string Kind { get; init; }
    public required string Body { get; init; }
    public string? ItemId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When to try next; null when delivered or given up.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? DeliveredAt { get; set; }
    public int? LastStatus { get; set; }
    public string? LastError { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<WebhookDelivery>
    {
        public void Configure(EntityTypeBuilder<WebhookDelivery> entity)
        {
            entity.ToTable("webhook_deliveries").HasKey(d => new { d.EnvironmentId, d.Id });
            entity.HasIndex(d => d.NextAttemptAt).HasFilter("next_attempt_at IS NOT NULL");
        }
    }
}
