using Fintech.Features.Audit.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Audit.VerifyAudit;

[Scope(Permissions.WorkspaceManage)]
[Level(Level.Workspace)]
[Weight(20)]
[Writes(Idempotency.None)]
public sealed record VerifyAuditRequest;

/// <summary>Computes the workspace's whole chain anew. What it finds is kept, and later checks hold the chain to it.</summary>
internal sealed class VerifyAuditHandler(FintechDb db, ChainVerifier verifier, Changes changes, Caller caller, TimeProvider clock)
    : IHandler<VerifyAuditRequest, AuditCheckView>
{
    public async Task<Result<AuditCheckView>> Handle(VerifyAuditRequest request, CancellationToken ct)
    {
        var report = await verifier.Verify(AuditChain.Of(caller.Workspace!.Value), ct);
        var view = AuditCheckView.Of(report, clock.GetUtcNow());
        db.Add(report.ToCheck());
        changes.Subject = report.Fault?.Entry?.ToString();
        if (report.Fault is not null) changes.Record(AuditEvents.Tampered, view);
        return view;
    }
}
