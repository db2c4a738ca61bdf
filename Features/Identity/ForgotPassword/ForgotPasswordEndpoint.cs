using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ForgotPassword;

internal sealed class ForgotPasswordEndpoint(Pipeline<ForgotPasswordRequest, MessageView> pipeline)
    : SliceEndpoint<ForgotPasswordRequest, MessageView>(pipeline)
{
    public override void Configure() =>
        Route("POST /v1/auth/forgot-password", "Have a link mailed that sets a new password", status: 202);
}
