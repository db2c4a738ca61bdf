using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ConfirmEmail;

internal sealed class ConfirmEmailEndpoint(Pipeline<ConfirmEmailRequest, MessageView> pipeline)
    : SliceEndpoint<ConfirmEmailRequest, MessageView>(pipeline)
{
    public override void Configure() =>
        Route("POST /v1/auth/confirm-email", "Confirm the address with the mailed token");
}
