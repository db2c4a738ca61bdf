using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.StepUp;

/// <summary>Whoever finds an open browser does not get to guess the password.</summary>
internal sealed class StepUpPolicy(Attempts attempts, Caller caller) : IPolicy<StepUpRequest>
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public ValueTask<Error?> Check(StepUpRequest request, CancellationToken ct) =>
        new(attempts.Try(Key, free: 5, Longest) is { } wait ? new TooManyRequests { RetryAfter = wait } : null);

    public void Succeeded() => attempts.Succeeded(Key);

    string Key => "step-up " + caller.Id;
}
