using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Banking;

internal sealed class BankConnectionConfiguration : IEntityTypeConfiguration<BankConnection>
{
    public void Configure(EntityTypeBuilder<BankConnection> e)
    {
        e.ToTable("bank_connections");
        e.Ignore(x => x.Institution);
        e.HasIndex(x => new { x.EnvironmentId, x.ProviderItemId }).IsUnique();
        e.HasIndex(x => new { x.EnvironmentId, x.LinkTokenHash }).IsUnique();
        e.HasIndex(x => x.SyncRequestedAt); // for the sweep, which looks for work in all environments
    }
}

internal sealed class BankAccountConfiguration : IEntityTypeConfiguration<BankAccount>
{
    public void Configure(EntityTypeBuilder<BankAccount> e)
    {
        e.ToTable("bank_accounts");
        e.HasIndex(x => new { x.EnvironmentId, x.ProviderAccountId }).IsUnique();
        e.HasIndex(x => new { x.EnvironmentId, x.ConnectionId });
        e.HasOne<BankConnection>().WithMany().HasForeignKey(x => new { x.EnvironmentId, x.ConnectionId })
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BankTransactionConfiguration : IEntityTypeConfiguration<BankTransaction>
{
    public void Configure(EntityTypeBuilder<BankTransaction> e)
    {
        e.ToTable("bank_transactions");
        e.HasIndex(x => new { x.EnvironmentId, x.AccountId, x.ProviderTransactionId }).IsUnique();
        e.HasIndex(x => new { x.EnvironmentId, x.AccountId, x.Date, x.Id });
        e.HasIndex(x => new { x.EnvironmentId, x.Date, x.Id });
        e.HasIndex(x => new { x.EnvironmentId, x.ProviderTransactionId });
        e.HasOne<BankAccount>().WithMany().HasForeignKey(x => new { x.EnvironmentId, x.AccountId })
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StagedTransactionConfiguration : IEntityTypeConfiguration<StagedTransaction>
{
    public void Configure(EntityTypeBuilder<StagedTransaction> e)
    {
        e.ToTable("bank_transaction_stage");
        e.HasKey(x => new { x.RunId, x.Ordinal });
    }
}
