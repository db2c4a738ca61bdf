using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ResetPassword;

internal sealed class ResetPasswordEndpoint(Pipeline<ResetPasswordRequest, MessageView> pipeline)
    : SliceEndpoint<ResetPasswordRequest, MessageView>(pipeline)
{
    public override void Configure() => Route("POST /v1/auth/reset-password", "Set a new password by a mailed link");
}
