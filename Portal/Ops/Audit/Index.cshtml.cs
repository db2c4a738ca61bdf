using Fintech.Features.Audit;
using Fintech.Features.Audit.ListPlatformAudit;
using Fintech.Features.Audit.VerifyPlatformAudit;
using Fintech.Infrastructure.Slices;
using Fintech.Portal.Audit;

namespace Fintech.Portal.Ops.Audit;

/// <summary>What no workspace's trail has: sign-ins, accounts, and what operators did.</summary>
public sealed class IndexModel(
    Pipeline<ListPlatformAuditRequest, Page<AuditEntryView>> list, Pipeline<VerifyPlatformAuditRequest, AuditCheckView> verify,
    PortalContext portal) : AuditPage(portal)
{
    public override string Here => "/portal/ops/audit";

    protected override Task<Result<Page<AuditEntryView>>> Search() => Run(list, new ListPlatformAuditRequest(
        Given(Action), Given(Outcome), Given(Who), Given(What), From, null, 50, Given(Cursor)));

    protected override Task<Result<AuditCheckView>> Verify() => Run(verify, new VerifyPlatformAuditRequest());
}
