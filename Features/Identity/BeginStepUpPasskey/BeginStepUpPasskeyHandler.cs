using Fintech.Features.Identity.Passkeys;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.BeginStepUpPasskey;

[Audience(Audience.Person)]
[Level(Level.Person)]
[Writes(Idempotency.None)]
public sealed record BeginStepUpPasskeyRequest;

internal sealed class BeginStepUpPasskeyHandler(AskedPasskeys asked, Caller caller, ClientContext client)
    : IHandler<BeginStepUpPasskeyRequest, PasskeyChallengeView>
{
    public Task<Result<PasskeyChallengeView>> Handle(BeginStepUpPasskeyRequest request, CancellationToken ct) =>
        asked.Begin(PasskeyPurpose.StepUp, caller.PersonId!.Value, client.Session!.Id, ct);
}
