using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.InviteMember;

/// <summary>Invitations go to strangers' mailboxes, and nobody may fill those from here.</summary>
internal sealed class InviteMemberPolicy(Throttle throttle, Caller caller) : IPolicy<InviteMemberRequest>
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public ValueTask<Error?> Check(InviteMemberRequest request, CancellationToken ct)
    {
        var wait = throttle.Try("invite " + EmailAddress.Normalize(request.Email), free: 5, Longest)
            ?? throttle.Try("invite by " + caller.Id, free: 50, Longest);
        return new(wait is null ? null : new TooManyRequests { RetryAfter = wait });
    }
}
