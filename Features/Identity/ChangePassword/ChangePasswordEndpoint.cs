using Fintech.Features.Identity.StepUp;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ChangePassword;

internal sealed class ChangePasswordEndpoint(Pipeline<ChangePasswordRequest, StepUpView> pipeline)
    : SliceEndpoint<ChangePasswordRequest, StepUpView>(pipeline)
{
    public override void Configure() => Route("POST /v1/me/password", "Change your password");
}
