using System.ComponentModel;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.RemoveMember;

[Scope(Permissions.WorkspaceManage)]
[Level(Level.Workspace)]
[Audience(Audience.Person)]
[StepUp]
[Writes]
public sealed record RemoveMemberRequest([property: Description("Which member, such as mem_01k…")] MembershipId Id);

internal sealed class RemoveMemberHandler(FintechDb db, Members members, WorkspaceMails mails, Changes changes)
    : IHandler<RemoveMemberRequest, MemberView>
{
    public async Task<Result<MemberView>> Handle(RemoveMemberRequest request, CancellationToken ct)
    {
        await members.Lock(ct);
        if (await members.Find(request.Id, ct) is not { } member) return new MemberNotFound(request.Id);
        var remover = await members.Own(ct);
        if (remover.Id == member.Id) return new OwnRole();
        if (RoleRules.MayGive(remover, member.Role) is { } refusal) return refusal;
        if (await members.IsLastOwner(member, ct)) return new LastOwner();
        var view = await members.View(member, ct);
        db.Remove(member);
        changes.Subject = member.Id.ToString();
        changes.Record(MemberEvents.Removed, view);
        members.Renew(member);
        mails.Removed(view.Person.Email);
        return view;
    }
}
