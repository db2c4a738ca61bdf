using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.RenewRecoveryCodes;

internal sealed class RenewRecoveryCodesEndpoint(Pipeline<RenewRecoveryCodesRequest, RecoveryCodesView> pipeline)
    : SliceEndpoint<RenewRecoveryCodesRequest, RecoveryCodesView>(pipeline)
{
    public override void Configure() => Route("POST /v1/me/recovery-codes", "Make new recovery codes", 201);
}
