using System.ComponentModel;
using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace Fintech.Features.Identity.Exports;

[Description("A copy of all that is kept about a person")]
public sealed record ExportView(
    DataExportId Id, DataExportStatus Status, [property: Description("Of the ZIP file")] long? SizeBytes,
    DateTimeOffset CreatedAt, DateTimeOffset? ReadyAt,
    [property: Description("When the file is erased")] DateTimeOffset? ExpiresAt)
{
    [JsonPropertyOrder(-1)] public string Object => "data_export";

    /// <summary>Without the file. What has run out says so from that moment on, erased or not yet.</summary>
    internal static Expression<Func<DataExport, ExportView>> At(DateTimeOffset now) => e => new ExportView(
        e.Id, e.Status == DataExportStatus.Ready && e.ExpiresAt <= now ? DataExportStatus.Expired : e.Status,
        e.SizeBytes, e.CreatedAt, e.ReadyAt, e.ExpiresAt);

    internal static ExportView Of(DataExport e) =>
        new(e.Id, e.Status, e.SizeBytes, e.CreatedAt, e.ReadyAt, e.ExpiresAt);
}
