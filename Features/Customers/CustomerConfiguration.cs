using Fintech.Features.Workspaces.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Customers;

sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> e)
    {
        e.ToTable("customers");
        e.HasIndex(x => new { x.EnvironmentId, x.ExternalId }).IsUnique();
        e.Ignore(x => x.IsImplied);
        e.Property(x => x.UpdatedAt).HasDefaultValueSql("now()");
        e.BelongsToEnvironment();
    }
}
