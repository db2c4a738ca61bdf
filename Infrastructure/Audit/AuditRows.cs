using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Infrastructure.Audit;

/// <summary>
/// What an entry knows of a person beyond who it was: the address and the browser. It is erased with the person, while the
/// entry stays; the salt keeps its digest from telling anything then.
/// </summary>
public sealed class AuditDetails
{
    public AuditEntryId EntryId { get; init; }

    /// <summary>Whose it is: the person who acted, or in whose name a key did.</summary>
    public Guid? PersonId { get; init; }
    public required byte[] Salt { get; init; }

    /// <summary>JSON <c>{ip, user_agent}</c>, kept as the text that was digested.</summary>
    public required string Data { get; init; }
}

/// <summary>A look at a chain, and what was found. Later looks hold the chain to it.</summary>
public sealed class AuditCheck
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid Chain { get; init; }
    public DateTimeOffset CheckedAt { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>The last place that was right.</summary>
    public long Sequence { get; init; }
    public required byte[] Hash { get; init; }
    public string? Fault { get; init; }

    /// <summary>Everything up to here was right and then went by age; the chain begins after it.</summary>
    public bool IsCut { get; init; }
}

sealed class AuditDetailsConfiguration : IEntityTypeConfiguration<AuditDetails>
{
    public void Configure(EntityTypeBuilder<AuditDetails> e)
    {
        e.ToTable("audit_details", t => t.ExcludeFromMigrations());
        e.HasKey(x => x.EntryId);
    }
}

sealed class AuditCheckConfiguration : IEntityTypeConfiguration<AuditCheck>
{
    public void Configure(EntityTypeBuilder<AuditCheck> e)
    {
        e.ToTable("audit_checks", t => t.ExcludeFromMigrations());
        e.HasKey(x => x.Id);
    }
}
