using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.StepUp;

internal sealed class StepUpEndpoint(Pipeline<StepUpRequest, StepUpView> pipeline)
    : SliceEndpoint<StepUpRequest, StepUpView>(pipeline)
{
    public override void Configure() => Route("POST /v1/auth/step-up", "Confirm that it is you with a second factor");
}
