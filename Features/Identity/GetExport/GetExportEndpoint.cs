using Fintech.Features.Identity.Exports;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.GetExport;

internal sealed class GetExportEndpoint(Pipeline<GetExportRequest, ExportView> pipeline)
    : SliceEndpoint<GetExportRequest, ExportView>(pipeline)
{
    public override void Configure() => Route("GET /v1/me/exports/{id}", "How far a copy of your data is");
}
