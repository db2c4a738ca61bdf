using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Infrastructure.Limits;

/// <summary>A limit's arrival time that all nodes share. Unlogged: after a crash of the database all limits are whole.</summary>
sealed class LimitCellRow
{
    public const string Unlogged = "alter table limit_cells set unlogged";

    public Guid Subject { get; init; }
    public required string Policy { get; init; }
    public DateTimeOffset Arrival { get; init; }
}

sealed class LimitCellConfiguration : IEntityTypeConfiguration<LimitCellRow>
{
    public void Configure(EntityTypeBuilder<LimitCellRow> e)
    {
        e.ToTable("limit_cells");
        e.HasKey(x => new { x.Subject, x.Policy });
        e.HasIndex(x => x.Arrival); // for dropping by age
    }
}

/// <summary>How much of a quota the nodes took, used or not.</summary>
sealed class QuotaCountRow
{
    public Guid Subject { get; init; }
    public bool Monthly { get; init; }
    public DateOnly Starts { get; init; }
    public long Taken { get; init; }
    public long Quota { get; init; }

    /// <summary>The share in percent that somebody was told of last: 0, 80 or 100.</summary>
    public int Warned { get; init; }
}

sealed class QuotaCountConfiguration : IEntityTypeConfiguration<QuotaCountRow>
{
    public void Configure(EntityTypeBuilder<QuotaCountRow> e)
    {
        e.ToTable("quota_counts");
        e.HasKey(x => new { x.Subject, x.Monthly, x.Starts });
        e.HasIndex(x => x.Starts); // for dropping by age
    }
}
