using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Fintech.Features.Identity.Exports;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.DownloadExport;

[Audience(Audience.Person)]
[Level(Level.Person)]
[StepUp]
public sealed record DownloadExportRequest([property: Description("Which copy, such as exp_01k…")] DataExportId Id);

public sealed record ExportFile(string Name, [property: JsonIgnore] byte[] Bytes) : IFileAnswer
{
    public static string MediaType => "application/zip";

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> Chunks([EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask; // it is whole already
        yield return Bytes;
    }
}

internal sealed class DownloadExportHandler(
    FintechDb db, SecretBox box, Caller caller, TimeProvider clock, AuditLog audit)
    : IHandler<DownloadExportRequest, ExportFile>
{
    public async Task<Result<ExportFile>> Handle(DownloadExportRequest request, CancellationToken ct)
    {
        var export = await db.Set<DataExport>().AsNoTracking()
            .SingleOrDefaultAsync(e => e.Id == request.Id && e.PersonId == caller.PersonId, ct);
        if (export is null) return new ExportNotFound(request.Id);
        if (export.Status is DataExportStatus.Expired || export.ExpiresAt <= clock.GetUtcNow()) return new ExportExpired();
        if (export.Sealed is not { } file) return new ExportNotReady();
        await audit.Write(SliceRules<DownloadExportRequest>.Rules.Name, "done", export.Id.ToString(), caller, ct);
        var day = export.CreatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new ExportFile($"fintech-data-{day}.zip", box.Open(file, DataExport.Purpose(export.Id)));
    }
}
