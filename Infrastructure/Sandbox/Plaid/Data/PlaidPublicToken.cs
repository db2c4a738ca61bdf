using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Infrastructure.Sandbox.Plaid.Data;

/// <summary>Can be exchanged for the item's access token once, within 30 minutes.</summary>
internal sealed class PlaidPublicToken : SandboxRow
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public required string Token { get; init; }
    public required string ItemId { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? ExchangedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<PlaidPublicToken>
    {
        public void Configure(EntityTypeBuilder<PlaidPublicToken> entity)
        {
            entity.ToTable("plaid_public_tokens").HasKey(t => new { t.EnvironmentId, t.Token });
            entity.HasOne<PlaidItem>().WithMany().HasForeignKey(t => new { t.EnvironmentId, t.ItemId });
        }
    }
}
