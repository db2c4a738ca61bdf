using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.Register;

/// <summary>Nobody's mailbox is flooded from here.</summary>
internal sealed class RegisterPolicy(ConfirmationMails mails, Throttle throttle, ClientContext client)
    : IPolicy<RegisterRequest>
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public ValueTask<Error?> Check(RegisterRequest request, CancellationToken ct)
    {
        var wait = mails.Wait(request.Email) ?? throttle.Try("register from " + client.Address, free: 200, Longest);
        return new(wait is null ? null : new TooManyRequests { RetryAfter = wait });
    }
}
