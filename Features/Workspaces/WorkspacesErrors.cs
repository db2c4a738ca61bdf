using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces;

public sealed record MemberNotFound(MembershipId Id)
    : NotFoundError("member.not_found", $"There is no member {Id} in this workspace.");

public sealed record InvitationNotFound(InvitationId Id)
    : NotFoundError("invitation.not_found", $"There is no invitation {Id} in this workspace.");

public sealed record InvitationInvalid() : Error("invitation.invalid",
    "This invitation was used already, was taken back, is too old, or is not whole. Ask for a new one.", 400);

public sealed record InvitationForAnother() : ForbiddenError("invitation.other_address",
    "This invitation was sent to another address. Sign in with that one.");

public sealed record InvitationNotOpen()
    : ConflictError("invitation.not_open", "This invitation was accepted already; remove the member instead.");

public sealed record AlreadyMember()
    : ConflictError("member.already_there", "This person is a member of this workspace already.");

public sealed record LastOwner() : ConflictError("member.last_owner",
    "A workspace needs an owner. Make somebody else an owner first, or hand the workspace over.");

public sealed record OwnersOnly()
    : ForbiddenError("member.owners_only", "Only an owner may make, change or remove owners, or hand the workspace over.");

public sealed record OwnRole()
    : ConflictError("member.own_role", "Nobody changes their own role. Hand the workspace over, or leave it.");

public sealed record OwnFactorFirst() : ConflictError("workspace.own_factor_first",
    "You would shut yourself out: you have no second factor. Add one under Settings, Security; then require it here.")
{
    public override bool IsOutcome => false;
}

public sealed record WouldLockYouOut(string Address) : ConflictError("workspace.would_lock_you_out",
    $"You come from {Address}, which is on none of these networks: you could not undo it. Add it, or a network that holds it.")
{
    public override bool IsOutcome => false;
}

public sealed record TooManyMembers()
    : ConflictError("member.too_many", $"At most {Workspace.MostMembers} members and open invitations in one workspace.")
{
    public override bool IsOutcome => false;
}

public sealed record TooManyWorkspaces()
    : ConflictError("workspace.too_many", $"A person owns at most {Workspace.MostOwned} workspaces.")
{
    public override bool IsOutcome => false;
}
