using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ChangeEmail;

internal sealed class ChangeEmailEndpoint(Pipeline<ChangeEmailRequest, MessageView> pipeline)
    : SliceEndpoint<ChangeEmailRequest, MessageView>(pipeline)
{
    public override void Configure() => Route("POST /v1/me/email", "Ask for another e-mail address", 202);
}
