using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.SignIn;

internal sealed class SignInEndpoint(Pipeline<SignInRequest, SignInView> pipeline)
    : SliceEndpoint<SignInRequest, SignInView>(pipeline)
{
    public override void Configure() => Route("POST /v1/auth/sign-in", "Sign in with e-mail address and password");
}
