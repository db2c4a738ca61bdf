using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.GetStepUpOptions;

internal sealed class GetStepUpOptionsEndpoint(Pipeline<GetStepUpOptionsRequest, StepUpOptionsView> pipeline)
    : SliceEndpoint<GetStepUpOptionsRequest, StepUpOptionsView>(pipeline)
{
    public override void Configure() => Route("GET /v1/auth/step-up", "See how to confirm that it is you");
}
