using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity;

/// <summary>However a link that opens an account is asked for, its mailbox gets a few and then ever fewer.</summary>
internal sealed class ConfirmationMails(Throttle throttle)
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <returns>How long to wait before the next one, or null when one may be sent.</returns>
    public TimeSpan? Wait(string email) => throttle.Try("register " + EmailRules.Normalize(email), free: 5, Longest);
}
