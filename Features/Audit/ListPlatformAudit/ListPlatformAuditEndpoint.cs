using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Audit.ListPlatformAudit;

internal sealed class ListPlatformAuditEndpoint(Pipeline<ListPlatformAuditRequest, Page<AuditEntryView>> pipeline)
    : SliceEndpoint<ListPlatformAuditRequest, Page<AuditEntryView>>(pipeline)
{
    public override void Configure() => Route("GET /v1/operator/audit", "Search the platform's own audit trail");
}
