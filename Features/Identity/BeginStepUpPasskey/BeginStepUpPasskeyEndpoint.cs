using Fintech.Features.Identity.Passkeys;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.BeginStepUpPasskey;

internal sealed class BeginStepUpPasskeyEndpoint(Pipeline<BeginStepUpPasskeyRequest, PasskeyChallengeView> pipeline)
    : SliceEndpoint<BeginStepUpPasskeyRequest, PasskeyChallengeView>(pipeline)
{
    public override void Configure() =>
        Route("POST /v1/auth/step-up/passkey", "Ask for a passkey to confirm that it is you");
}
