using Fintech.Features.Identity.Passkeys;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.BeginPasskey;

internal sealed class BeginPasskeyEndpoint(Pipeline<BeginPasskeyRequest, PasskeyChallengeView> pipeline)
    : SliceEndpoint<BeginPasskeyRequest, PasskeyChallengeView>(pipeline)
{
    public override void Configure() => Route("POST /v1/me/factors/passkey/options", "Ask for a new passkey");
}
