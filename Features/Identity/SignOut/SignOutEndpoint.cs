using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.SignOut;

internal sealed class SignOutEndpoint(Pipeline<SignOutRequest, SignedOut> pipeline)
    : SliceEndpoint<SignOutRequest, SignedOut>(pipeline)
{
    public override void Configure() => Route("POST /v1/auth/sign-out", "End this session", 204);
}
