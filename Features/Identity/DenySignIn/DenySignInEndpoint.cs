using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.DenySignIn;

internal sealed class DenySignInEndpoint(Pipeline<DenySignInRequest, MessageView> pipeline)
    : SliceEndpoint<DenySignInRequest, MessageView>(pipeline)
{
    public override void Configure() => Route("POST /v1/auth/not-me", "Say that a sign-in was not yours, by the mailed link");
}
