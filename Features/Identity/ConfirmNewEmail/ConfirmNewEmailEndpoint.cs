using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ConfirmNewEmail;

internal sealed class ConfirmNewEmailEndpoint(Pipeline<ConfirmNewEmailRequest, MessageView> pipeline)
    : SliceEndpoint<ConfirmNewEmailRequest, MessageView>(pipeline)
{
    public override void Configure() =>
        Route("POST /v1/auth/confirm-new-email", "Take the new address with the mailed token");
}
