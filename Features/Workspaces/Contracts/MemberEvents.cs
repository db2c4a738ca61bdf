using Fintech.Infrastructure.Events;

namespace Fintech.Features.Workspaces.Contracts;

public static class MemberEvents
{
    public static readonly EventType Joined = new("member.joined", Permissions.WorkspaceManage);
    public static readonly EventType Changed = new("member.changed", Permissions.WorkspaceManage);
    public static readonly EventType Removed = new("member.removed", Permissions.WorkspaceManage);
    public static readonly EventType Invited = new("invitation.created", Permissions.WorkspaceManage);
    public static readonly EventType PolicyChanged = new("workspace.policy_changed", Permissions.WorkspaceManage);
    public static readonly EventType InvitationRevoked = new("invitation.revoked", Permissions.WorkspaceManage);
}
