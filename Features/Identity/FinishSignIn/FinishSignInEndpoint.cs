using Fintech.Features.Identity.SignIn;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.FinishSignIn;

internal sealed class FinishSignInEndpoint(Pipeline<FinishSignInRequest, SignInView> pipeline)
    : SliceEndpoint<FinishSignInRequest, SignInView>(pipeline)
{
    public override void Configure() => Route("POST /v1/auth/second-factor", "Prove a second factor and be signed in");
}
