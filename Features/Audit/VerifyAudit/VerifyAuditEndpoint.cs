using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Audit.VerifyAudit;

internal sealed class VerifyAuditEndpoint(Pipeline<VerifyAuditRequest, AuditCheckView> pipeline)
    : SliceEndpoint<VerifyAuditRequest, AuditCheckView>(pipeline)
{
    public override void Configure() => Route("POST /v1/audit/verify", "Check that nobody changed the workspace's audit trail");
}
