using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Audit.VerifyPlatformAudit;

[Audience(Audience.Operator)]
[Level(Level.Nothing)]
[StepUp]
[Writes(Idempotency.None)]
public sealed record VerifyPlatformAuditRequest;

/// <summary>Computes the chain of what no workspace has: sign-ins, accounts, and what operators did.</summary>
internal sealed class VerifyPlatformAuditHandler(FintechDb db, ChainVerifier verifier, Changes changes, TimeProvider clock)
    : IHandler<VerifyPlatformAuditRequest, AuditCheckView>
{
    public async Task<Result<AuditCheckView>> Handle(VerifyPlatformAuditRequest request, CancellationToken ct)
    {
        var report = await verifier.Verify(AuditChain.Platform, ct);
        db.Add(report.ToCheck());
        changes.Subject = report.Fault?.Entry?.ToString();
        return AuditCheckView.Of(report, clock.GetUtcNow());
    }
}
