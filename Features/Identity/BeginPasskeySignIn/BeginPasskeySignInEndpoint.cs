using Fintech.Features.Identity.Passkeys;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.BeginPasskeySignIn;

internal sealed class BeginPasskeySignInEndpoint(Pipeline<BeginPasskeySignInRequest, PasskeyChallengeView> pipeline)
    : SliceEndpoint<BeginPasskeySignInRequest, PasskeyChallengeView>(pipeline)
{
    public override void Configure() =>
        Route("POST /v1/auth/passkey-sign-in/options", "Ask for a passkey to sign in with");
}
