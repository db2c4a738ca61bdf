using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.StepUp;

/// <summary>Whoever finds an open browser does not get to guess the password, wherever it is asked for.</summary>
internal sealed class StepUpGuesses(Throttle throttle, Caller caller)
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public Error? Wait() =>
        throttle.Try(Key, free: 5, Longest) is { } wait ? new TooManyRequests { RetryAfter = wait } : null;

    public void Succeeded() => throttle.Succeeded(Key);

    string Key => "step-up " + caller.Id;
}

internal sealed class StepUpPolicy(StepUpGuesses guesses) : IPolicy<StepUpRequest>
{
    public ValueTask<Error?> Check(StepUpRequest request, CancellationToken ct) => new(guesses.Wait());
}
