using Fintech.Features.Identity.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Identity.SecondFactors;

/// <summary>One of ten codes that each stand in for a lost factor once. Only its HMAC is kept: it has 120 random bits.</summary>
public sealed class RecoveryCode
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }
    public required byte[] Hash { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? UsedAt { get; init; }
}

sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> e)
    {
        e.ToTable("recovery_codes");
        e.HasKey(x => x.Id);
        e.HasIndex(x => new { x.PersonId, x.Hash }).IsUnique();
        e.BelongsToPerson(x => x.PersonId);
    }
}
