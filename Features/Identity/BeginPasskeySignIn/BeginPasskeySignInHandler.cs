using Fintech.Features.Identity.Passkeys;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.BeginPasskeySignIn;

/// <summary>It takes no address, so its answer cannot tell who has an account.</summary>
[Audience(Audience.Anyone)]
[Level(Level.Nothing)]
[Writes(Idempotency.None)]
public sealed record BeginPasskeySignInRequest;

internal sealed class BeginPasskeySignInHandler(PasskeyCeremony ceremony)
    : IHandler<BeginPasskeySignInRequest, PasskeyChallengeView>
{
    public Task<Result<PasskeyChallengeView>> Handle(BeginPasskeySignInRequest request, CancellationToken ct) =>
        ceremony.Begin(PasskeyPurpose.SignIn, null, Guid.Empty, ct);
}
