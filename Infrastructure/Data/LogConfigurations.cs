using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Infrastructure.Data;

// Both tables are partitioned, which EF cannot express: Logs.Sql defines them, and the first migration runs it.

sealed class EventConfiguration : IEntityTypeConfiguration<EventRecord>
{
    public void Configure(EntityTypeBuilder<EventRecord> e)
    {
        e.ToTable("events", t => t.ExcludeFromMigrations());
        e.HasKey(x => new { x.EnvironmentId, x.Id });
        e.Property(x => x.Actor).AsJson();
        e.Property(x => x.Data).HasColumnType("jsonb");
    }
}

sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> e)
    {
        e.ToTable("audit_entries", t => t.ExcludeFromMigrations());
        e.HasKey(x => x.Id);
        e.Property(x => x.Actor).AsJson();
    }
}
