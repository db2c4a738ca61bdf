using Fintech.Features.Identity.Exports;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.RequestExport;

internal sealed class RequestExportEndpoint(Pipeline<RequestExportRequest, ExportView> pipeline)
    : SliceEndpoint<RequestExportRequest, ExportView>(pipeline)
{
    public override void Configure() => Route("POST /v1/me/exports", "Ask for a copy of all your data", 202);
}
