using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Audit.ListAuditEntries;

internal sealed class ListAuditEntriesEndpoint(Pipeline<ListAuditEntriesRequest, Page<AuditEntryView>> pipeline)
    : SliceEndpoint<ListAuditEntriesRequest, Page<AuditEntryView>>(pipeline)
{
    public override void Configure() => Route("GET /v1/audit", "Search the workspace's audit trail");
}
