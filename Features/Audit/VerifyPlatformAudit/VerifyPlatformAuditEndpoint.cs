using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Audit.VerifyPlatformAudit;

internal sealed class VerifyPlatformAuditEndpoint(Pipeline<VerifyPlatformAuditRequest, AuditCheckView> pipeline)
    : SliceEndpoint<VerifyPlatformAuditRequest, AuditCheckView>(pipeline)
{
    public override void Configure() =>
        Route("POST /v1/operator/audit/verify", "Check that nobody changed the platform's own audit trail");
}
