using System.ComponentModel;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.HandOverWorkspace;

[Scope(Permissions.WorkspaceManage)]
[Level(Level.Workspace)]
[Audience(Audience.Person)]
[StepUp]
[Writes]
public sealed record HandOverWorkspaceRequest(
    [property: Description("Who becomes owner, such as mem_01k…")] MembershipId Id);

/// <remarks>One transaction: there is no moment without an owner, and none with the old one only half gone.</remarks>
internal sealed class HandOverWorkspaceHandler(Members members, WorkspaceMails mails, Changes changes)
    : IHandler<HandOverWorkspaceRequest, MemberView>
{
    public async Task<Result<MemberView>> Handle(HandOverWorkspaceRequest request, CancellationToken ct)
    {
        await members.Lock(ct);
        var owner = await members.Own(ct);
        if (owner.Role is not Role.Owner) return new OwnersOnly();
        if (await members.Find(request.Id, ct) is not { } heir) return new MemberNotFound(request.Id);
        if (heir.Id == owner.Id) return new OwnRole();
        foreach (var (member, role) in new[] { (heir, Role.Owner), (owner, Role.Admin) })
        {
            var before = member.Role;
            member.Role = role;
            changes.Record(MemberEvents.Changed, await members.View(member, ct), previous: new { role = before });
            members.Renew(member);
        }
        changes.Subject = heir.Id.ToString();
        var view = await members.View(heir, ct);
        mails.RoleChanged(view.Person.Email, Role.Owner);
        return view;
    }
}
