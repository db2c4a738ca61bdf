using Fintech.Features.Identity.SignIn;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.PasskeySignIn;

internal sealed class PasskeySignInEndpoint(Pipeline<PasskeySignInRequest, SignInView> pipeline)
    : SliceEndpoint<PasskeySignInRequest, SignInView>(pipeline)
{
    public override void Configure() => Route("POST /v1/auth/passkey-sign-in", "Sign in with a passkey alone");
}
