using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.DepartMember;

/// <summary>A member's account ends: their place goes with it. For jobs alone.</summary>
[Scope(Permissions.WorkspaceManage)]
[Level(Level.Workspace)]
[Writes(Idempotency.None)]
public sealed record DepartMemberRequest(MembershipId Id);

internal sealed class DepartMemberHandler(FintechDb db, Members members, Changes changes)
    : IHandler<DepartMemberRequest, MemberView>
{
    public async Task<Result<MemberView>> Handle(DepartMemberRequest request, CancellationToken ct)
    {
        await members.Lock(ct);
        if (await members.Find(request.Id, ct) is not { } member) return new MemberNotFound(request.Id);
        if (await members.IsLastOwner(member, ct)) return new LastOwner();
        var view = await members.View(member, ct);
        db.Remove(member);
        changes.Subject = member.Id.ToString();
        changes.Record(MemberEvents.Removed, view);
        members.Renew(member);
        return view;
    }
}
