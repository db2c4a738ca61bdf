using Fintech.Features.Workspaces;
using Fintech.Features.Workspaces.ChangeMember;
using Fintech.Features.Workspaces.InviteMember;

namespace Fintech.Portal.Team;

/// <summary>The fields of the forms that invite somebody or change what they may.</summary>
public sealed class RightsForm
{
    public string? Email { get; set; }
    public Role Role { get; set; } = Role.Developer;
    public List<string> Grants { get; set; } = [];
    public string? Key { get; set; }

    // A role that moves live money by itself needs nothing beside it.
    List<string> Sent => Role is Role.Owner or Role.Admin ? [] : Grants;

    public InviteMemberRequest ToInvitation() => new(Email?.Trim() ?? "", Role, Sent);

    public ChangeMemberRequest ToChange(MembershipId id) => new(id, Role, Sent);
}
