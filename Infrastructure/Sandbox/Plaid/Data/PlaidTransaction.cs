using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Infrastructure.Sandbox.Plaid.Data;

/// <summary>A transaction and its place in the item's sequence of changes.</summary>
internal sealed class PlaidTransaction : SandboxRow
{
    public required string Id { get; init; }
    public required string ItemId { get; init; }
    public required string AccountId { get; init; }
    public required DateOnly Date { get; init; }
    public required decimal Amount { get; init; }
    public required bool Pending { get; init; }

    /// <summary>The change that added it; with the cursor it tells "added" from "modified".</summary>
    public required long AddedNo { get; init; }

    /// <summary>Its latest change. One index on this serves every page of /transactions/sync.</summary>
    public required long ChangeNo { get; set; }
    public bool Removed { get; set; }

    /// <summary>The bank's raw line, sent only when asked for.</summary>
    public string? OriginalDescription { get; init; }

    /// <summary>The transaction as Plaid sends it: written once, copied into every answer.</summary>
    public required string Wire { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<PlaidTransaction>
    {
        public void Configure(EntityTypeBuilder<PlaidTransaction> entity)
        {
            entity.ToTable("plaid_transactions").HasKey(t => new { t.EnvironmentId, t.Id });
            entity.HasOne<PlaidItem>().WithMany().HasForeignKey(t => new { t.EnvironmentId, t.ItemId });
            entity.HasIndex(t => new { t.EnvironmentId, t.ItemId, t.ChangeNo }).IsUnique();
            entity.HasIndex(t => new { t.EnvironmentId, t.ItemId }, "ix_plaid_transactions_pending")
                .HasFilter("pending AND NOT removed");
            entity.Property(t => t.Amount).HasColumnType("numeric");
            entity.Property(t => t.Wire).HasColumnType("json");
        }
    }
}
