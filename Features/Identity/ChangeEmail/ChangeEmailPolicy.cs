using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ChangeEmail;

/// <summary>Nobody's mailbox is flooded from here, and nobody tries many addresses for whether they have an account.</summary>
internal sealed class ChangeEmailPolicy(Throttle throttle, Caller caller) : IPolicy<ChangeEmailRequest>
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public ValueTask<Error?> Check(ChangeEmailRequest request, CancellationToken ct)
    {
        var wait = throttle.Try("change-email " + caller.Id, free: 5, Longest)
            ?? throttle.Try("change-email to " + EmailRules.Normalize(request.NewEmail), free: 5, Longest);
        return new(wait is null ? null : new TooManyRequests { RetryAfter = wait });
    }
}
