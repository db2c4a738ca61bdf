using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ResetPassword;

/// <summary>Links cannot be guessed, but each good one costs a hash.</summary>
internal sealed class ResetPasswordPolicy(Throttle throttle, ClientContext client) : IPolicy<ResetPasswordRequest>
{
    public ValueTask<Error?> Check(ResetPasswordRequest request, CancellationToken ct) =>
        new(throttle.Try("reset from " + client.Address, free: 100, TimeSpan.FromMinutes(15)) is { } wait
            ? new TooManyRequests { RetryAfter = wait }
            : null);
}
