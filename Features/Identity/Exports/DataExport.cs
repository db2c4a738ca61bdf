using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fintech.Features.Identity.Exports;

public readonly record struct DataExportId(Guid Value) : ITypedId<DataExportId>
{
    public static string Prefix => "exp";
    public static DataExportId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}

public enum DataExportStatus { Preparing, Ready, Failed, Expired }

/// <summary>A copy of all that is kept about a person, made by a job at their wish and kept for three days.</summary>
public sealed class DataExport
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(3);

    public const int MostAttempts = 3;

    /// <summary>How long one try may take; the next one begins after it at the earliest.</summary>
    public static readonly TimeSpan TryLasts = TimeSpan.FromMinutes(5);

    /// <summary>A sealed file opens in its own row alone.</summary>
    public static string Purpose(DataExportId id) => $"data-export {id}";

    public DataExportId Id { get; init; } = TypeId.New<DataExportId>();
    public Guid PersonId { get; init; }
    public DataExportStatus Status { get; set; }

    /// <summary>The ZIP file, sealed; null until it is made and after it has expired.</summary>
    public byte[]? Sealed { get; set; }
    public long? SizeBytes { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ReadyAt { get; set; }
    public DateTimeOffset? ExpiresAt { get; set; }

    public bool IsDue(DateTimeOffset now) => Status is DataExportStatus.Preparing && CreatedAt + Attempts * TryLasts <= now;
}

sealed class DataExportConfiguration : IEntityTypeConfiguration<DataExport>
{
    public void Configure(EntityTypeBuilder<DataExport> e)
    {
        e.ToTable("data_exports");
        e.HasKey(x => x.Id);
        e.HasIndex(x => new { x.PersonId, x.Id });
        e.BelongsToPerson(x => x.PersonId);
    }
}
