using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Infrastructure.Data;

// Tables that infrastructure reads with plain SQL. They stand in the model so that migrations make them.

sealed class IdempotencyRow
{
    public Guid ScopeId { get; init; }
    public required string Slice { get; init; }
    public required string Key { get; init; }
    public required byte[] Fingerprint { get; init; }
    public Guid LeaseToken { get; init; }
    public DateTimeOffset LeaseUntil { get; init; }
    public byte[]? Intent { get; init; }
    public string? Response { get; init; }
    public string? Problem { get; init; }
    public bool Done { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The request that began it, by whose id it is found in the API log too.</summary>
    public Guid RequestId { get; init; }

    /// <summary>How often the answer was given again.</summary>
    public int Replays { get; init; }
    public DateTimeOffset? ReplayedAt { get; init; }
}

sealed class IdempotencyConfiguration : IEntityTypeConfiguration<IdempotencyRow>
{
    public void Configure(EntityTypeBuilder<IdempotencyRow> e)
    {
        e.ToTable("idempotency_records");
        e.HasKey(x => new { x.ScopeId, x.Slice, x.Key });
        e.Property(x => x.CreatedAt).HasDefaultValueSql("now()");
        e.Property(x => x.Done).HasDefaultValue(false);
        e.Property(x => x.RequestId).HasDefaultValueSql("gen_random_uuid()"); // of records from before the column
        e.Property(x => x.Replays).HasDefaultValue(0);
        e.HasIndex(x => x.CreatedAt); // for dropping by age
        e.HasIndex(x => new { x.ScopeId, x.RequestId }); // newest first
    }
}

/// <summary>A named sealed value.</summary>
sealed class SealedRow
{
    public required string Name { get; init; }
    public required byte[] Sealed { get; init; }
}

sealed class SealedConfiguration : IEntityTypeConfiguration<SealedRow>
{
    public void Configure(EntityTypeBuilder<SealedRow> e)
    {
        e.ToTable("peppers");
        e.HasKey(x => x.Name);
    }
}

sealed class DataProtectionKeyRow
{
    public required string Name { get; init; }
    public required byte[] Sealed { get; init; }
}

sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKeyRow>
{
    public void Configure(EntityTypeBuilder<DataProtectionKeyRow> e)
    {
        e.ToTable("data_protection_keys");
        e.HasKey(x => x.Name);
    }
}

/// <summary>How often something guessable was tried, for all nodes together; see <see cref="Slices.TryCounts"/>.</summary>
sealed class TryCountRow
{
    public required string Key { get; init; }
    public int Tries { get; init; }
    public DateTimeOffset LastAt { get; init; }
    public DateTimeOffset ClosedUntil { get; init; }
}

sealed class TryCountConfiguration : IEntityTypeConfiguration<TryCountRow>
{
    public void Configure(EntityTypeBuilder<TryCountRow> e)
    {
        e.ToTable("try_counts");
        e.HasKey(x => x.Key);
        e.HasIndex(x => x.LastAt); // for dropping by age
    }
}
