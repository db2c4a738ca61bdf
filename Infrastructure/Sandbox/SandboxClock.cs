using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Infrastructure.Sandbox;

/// <summary>How many days a tenant's business date runs ahead of the real one.</summary>
internal sealed class SandboxClock : SandboxRow
{
    public int OffsetDays { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SandboxClock>
    {
        public void Configure(EntityTypeBuilder<SandboxClock> entity) =>
            entity.ToTable("clocks").HasKey(c => c.EnvironmentId);
    }
}
