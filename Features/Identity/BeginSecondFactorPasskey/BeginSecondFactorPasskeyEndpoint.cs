using Fintech.Features.Identity.Passkeys;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.BeginSecondFactorPasskey;

internal sealed class BeginSecondFactorPasskeyEndpoint(
    Pipeline<BeginSecondFactorPasskeyRequest, PasskeyChallengeView> pipeline)
    : SliceEndpoint<BeginSecondFactorPasskeyRequest, PasskeyChallengeView>(pipeline)
{
    public override void Configure() =>
        Route("POST /v1/auth/second-factor/passkey", "Ask for a passkey as the second factor");
}
