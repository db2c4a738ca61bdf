using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.DownloadExport;

internal sealed class DownloadExportEndpoint(Pipeline<DownloadExportRequest, ExportFile> pipeline)
    : FileEndpoint<DownloadExportRequest, ExportFile>(pipeline)
{
    public override void Configure() => Route("/v1/me/exports/{id}/file", "Download a copy of your data (ZIP)");
}
