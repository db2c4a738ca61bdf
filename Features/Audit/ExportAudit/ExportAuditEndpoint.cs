using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Audit.ExportAudit;

internal sealed class ExportAuditEndpoint(Pipeline<ExportAuditRequest, AuditExport> pipeline)
    : FileEndpoint<ExportAuditRequest, AuditExport>(pipeline)
{
    public override void Configure() =>
        Route("/v1/audit/export", "Download the workspace's audit trail with its hashes (JSON Lines)");
}
