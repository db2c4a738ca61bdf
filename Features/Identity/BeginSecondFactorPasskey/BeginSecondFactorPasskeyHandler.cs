using Fintech.Features.Identity.Passkeys;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.BeginSecondFactorPasskey;

[Audience(Audience.Pending)]
[Level(Level.Nothing)]
[Writes(Idempotency.None)]
public sealed record BeginSecondFactorPasskeyRequest;

internal sealed class BeginSecondFactorPasskeyHandler(AskedPasskeys asked, CallerSlot slot)
    : IHandler<BeginSecondFactorPasskeyRequest, PasskeyChallengeView>
{
    public Task<Result<PasskeyChallengeView>> Handle(BeginSecondFactorPasskeyRequest request, CancellationToken ct) =>
        asked.Begin(PasskeyPurpose.SecondFactor, slot.Pending!.PersonId, slot.Pending.Id, ct);
}
