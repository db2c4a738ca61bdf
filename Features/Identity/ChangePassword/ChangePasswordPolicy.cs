using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ChangePassword;

/// <summary>Whoever finds an open browser does not get to guess the password.</summary>
internal sealed class PasswordGuesses(Throttle throttle, Caller caller)
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public Error? Wait() =>
        throttle.Try(Key, free: 5, Longest) is { } wait ? new TooManyRequests { RetryAfter = wait } : null;

    public void Succeeded() => throttle.Succeeded(Key);

    string Key => "password of " + caller.Id;
}

internal sealed class ChangePasswordPolicy(PasswordGuesses guesses) : IPolicy<ChangePasswordRequest>
{
    public ValueTask<Error?> Check(ChangePasswordRequest request, CancellationToken ct) => new(guesses.Wait());
}
