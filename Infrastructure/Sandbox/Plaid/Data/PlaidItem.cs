using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Infrastructure.Sandbox.Plaid.Data;

/// <summary>One login at one bank. Ids and tokens are case-sensitive, as Plaid's are.</summary>
internal sealed class PlaidItem : SandboxRow
{
    public required string Id { get; init; }
    public required string AccessToken { get; set; }
    public required string InstitutionId { get; init; }
    public required string Username { get; set; }
    public string? Webhook { get; set; }
    public required string[] Products { get; init; }
    public required int DaysRequested { get; init; }
    public required long Seed { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExchangedAt { get; set; }
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>Null while the item works, else such as ITEM_LOGIN_REQUIRED.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>The last 30 days may be read from here on; null before the exchange.</summary>
    public DateTimeOffset? InitialReadyAt { get; set; }
    public DateTimeOffset? HistoricalReadyAt { get; set; }

    /// <summary>The change number that the last 30 days end with; later history follows it.</summary>
    public long InitialChangeNo { get; set; }

    /// <summary>Number of the item's latest change: cursors are places in this sequence.</summary>
    public long ChangeNo { get; set; }

    /// <summary>Days up to and with this one have been played.</summary>
    public DateOnly HistoryThrough { get; set; }

    /// <summary>Plaid announces updates only after the first call of /transactions/sync.</summary>
    public DateTimeOffset? SyncedAt { get; set; }
    public DateTimeOffset? LastUpdateAt { get; set; }
    public DateTimeOffset? LastWebhookAt { get; set; }
    public string? LastWebhookCode { get; set; }

    public bool InitialReady(DateTimeOffset now) => InitialReadyAt <= now;

    public bool HistoricalReady(DateTimeOffset now) => HistoricalReadyAt <= now;

    /// <summary>The latest change that a reader may see now.</summary>
    public long VisibleChangeNo(DateTimeOffset now)
    {
        if (HistoricalReady(now)) return ChangeNo;
        return InitialReady(now) ? InitialChangeNo : 0;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<PlaidItem>
    {
        public void Configure(EntityTypeBuilder<PlaidItem> entity)
        {
            entity.ToTable("plaid_items").HasKey(i => new { i.EnvironmentId, i.Id });
            entity.HasIndex(i => new { i.EnvironmentId, i.AccessToken }).IsUnique();
            entity.HasIndex(i => i.HistoryThrough);
        }
    }
}
