using Fintech.Features.Identity.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Developers;

sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> e)
    {
        e.ToTable("api_keys");
        e.HasIndex(x => x.Hash).IsUnique();
        e.Property(x => x.Pepper).HasDefaultValue(1);
        e.Property(x => x.AllowedNetworks).HasDefaultValueSql("'{}'");
        e.BelongsToEnvironment();
        e.BelongsToPerson(x => x.CreatedBy);
    }
}
