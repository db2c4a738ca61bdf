using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ForgotPassword;

/// <summary>Nobody's mailbox is flooded from here.</summary>
internal sealed class ForgotPasswordPolicy(Throttle throttle, ClientContext client) : IPolicy<ForgotPasswordRequest>
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public ValueTask<Error?> Check(ForgotPasswordRequest request, CancellationToken ct)
    {
        var wait = throttle.Try("forgot " + EmailRules.Normalize(request.Email), free: 5, Longest)
            ?? throttle.Try("forgot from " + client.Address, free: 100, Longest);
        return new(wait is null ? null : new TooManyRequests { RetryAfter = wait });
    }
}
