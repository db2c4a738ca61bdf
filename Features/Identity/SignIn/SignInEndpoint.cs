using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.SignIn;

internal sealed class SignInEndpoint(Pipeline<SignInRequest, MeView> pipeline)
    : SliceEndpoint<SignInRequest, MeView>(pipeline)
{
    public override void Configure() => Route("POST /v1/auth/sign-in", "Sign in with e-mail address and password");
}
