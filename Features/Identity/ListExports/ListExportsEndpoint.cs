using Fintech.Features.Identity.Exports;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ListExports;

internal sealed class ListExportsEndpoint(Pipeline<ListExportsRequest, Page<ExportView>> pipeline)
    : SliceEndpoint<ListExportsRequest, Page<ExportView>>(pipeline)
{
    public override void Configure() => Route("GET /v1/me/exports", "List the copies of your data");
}
