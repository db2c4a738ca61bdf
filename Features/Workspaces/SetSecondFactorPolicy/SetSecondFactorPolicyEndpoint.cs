using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.SetSecondFactorPolicy;

internal sealed class SetSecondFactorPolicyEndpoint(Pipeline<SetSecondFactorPolicyRequest, WorkspacePolicyView> pipeline)
    : SliceEndpoint<SetSecondFactorPolicyRequest, WorkspacePolicyView>(pipeline)
{
    public override void Configure() =>
        Route("PUT /v1/workspace/second-factor", "Require a second factor of all members, or no longer");
}
