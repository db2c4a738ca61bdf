using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.StartPasswordReset;

/// <summary>Nobody's mailbox is flooded from here.</summary>
internal sealed class StartPasswordResetPolicy(Throttle throttle) : IPolicy<StartPasswordResetRequest>
{
    public ValueTask<Error?> Check(StartPasswordResetRequest request, CancellationToken ct) =>
        new(throttle.Try($"start-reset {request.Id}", free: 5, TimeSpan.FromMinutes(15)) is { } wait
            ? new TooManyRequests { RetryAfter = wait }
            : null);
}
