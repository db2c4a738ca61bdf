using Fintech.Features.Identity.AddPasskey;
using Fintech.Features.Identity.BeginPasskey;
using Fintech.Features.Identity.BeginPasskeySignIn;
using Fintech.Features.Identity.BeginSecondFactorPasskey;
using Fintech.Features.Identity.BeginStepUpPasskey;
using Fintech.Features.Identity.PasskeySignIn;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.Passkeys;

/// <summary>
/// Nobody guesses a passkey, so this only keeps one person or one place from flooding the table of challenges and the
/// audit trail. The wait stays short: a whole office may sign in from one address.
/// </summary>
internal sealed class PasskeyLimits(Throttle throttle, ClientContext client, CallerSlot slot)
    : IPolicy<BeginPasskeyRequest>, IPolicy<AddPasskeyRequest>, IPolicy<BeginStepUpPasskeyRequest>,
        IPolicy<BeginSecondFactorPasskeyRequest>, IPolicy<BeginPasskeySignInRequest>, IPolicy<PasskeySignInRequest>
{
    public const int Free = 100;
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public ValueTask<Error?> Check(BeginPasskeyRequest request, CancellationToken ct) => Check();
    public ValueTask<Error?> Check(AddPasskeyRequest request, CancellationToken ct) => Check();
    public ValueTask<Error?> Check(BeginStepUpPasskeyRequest request, CancellationToken ct) => Check();
    public ValueTask<Error?> Check(BeginSecondFactorPasskeyRequest request, CancellationToken ct) => Check();
    public ValueTask<Error?> Check(BeginPasskeySignInRequest request, CancellationToken ct) => Check();
    public ValueTask<Error?> Check(PasskeySignInRequest request, CancellationToken ct) => Check();

    /// <summary>Asking and answering counted, and neither was in vain.</summary>
    public void Succeeded()
    {
        throttle.TakeBack(Key);
        throttle.TakeBack(Key);
    }

    ValueTask<Error?> Check() => new(throttle.Try(Key, Free, Longest) is { } wait
        ? new TooManyRequests { RetryAfter = wait }
        : null);

    string Key => "passkeys of " + ((slot.Pending?.PersonId ?? slot.Caller.PersonId)?.ToString() ?? client.Address);
}
