using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Infrastructure.Sandbox.Plaid.Data;

/// <summary>An account of an item. Balances follow its transactions; debts are positive, as at Plaid.</summary>
internal sealed class PlaidAccount : SandboxRow
{
    public required string Id { get; init; }
    public required string ItemId { get; init; }
    public required int Ordinal { get; init; }

    /// <summary>Which account of the script this is, such as <c>checking</c>.</summary>
    public required string Kind { get; init; }
    public required string Name { get; init; }
    public required string OfficialName { get; init; }
    public required string Mask { get; init; }
    public required string Type { get; init; }
    public required string Subtype { get; init; }
    public required string Currency { get; init; }

    /// <summary>Balance before the first transaction that is kept.</summary>
    public required decimal Opening { get; init; }
    public decimal Current { get; set; }

    /// <summary>Sum of pending amounts, positive for money on its way out.</summary>
    public decimal Pending { get; set; }
    public decimal? Limit { get; init; }

    public bool IsDebt => Type is "credit" or "loan";

    /// <summary>What can still be spent; loans have none.</summary>
    public decimal? Available => Type switch
    {
        "loan" => null,
        "credit" => Limit - Current - Pending,
        _ => Current - Pending,
    };

    /// <summary>Books an amount in Plaid's sign: positive leaves the account, or adds to the debt.</summary>
    public void Post(decimal amount) => Current += IsDebt ? amount : -amount;

    internal sealed class Configuration : IEntityTypeConfiguration<PlaidAccount>
    {
        public void Configure(EntityTypeBuilder<PlaidAccount> entity)
        {
            entity.ToTable("plaid_accounts").HasKey(a => new { a.EnvironmentId, a.Id });
            entity.HasOne<PlaidItem>().WithMany().HasForeignKey(a => new { a.EnvironmentId, a.ItemId });
            foreach (var money in new[] { nameof(Opening), nameof(Current), nameof(Pending), nameof(Limit) })
                entity.Property(money).HasColumnType("numeric");
        }
    }
}
