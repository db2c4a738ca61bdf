using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.LeaveWorkspace;

/// <summary>Anybody may go, whatever their role; only the last owner must find another one first.</summary>
[Level(Level.Workspace)]
[Audience(Audience.Person)]
[StepUp]
[Writes]
public sealed record LeaveWorkspaceRequest;

internal sealed class LeaveWorkspaceHandler(FintechDb db, Members members, Caller caller, Changes changes)
    : IHandler<LeaveWorkspaceRequest, PlaceView>
{
    public async Task<Result<PlaceView>> Handle(LeaveWorkspaceRequest request, CancellationToken ct)
    {
        await members.Lock(ct);
        var member = await members.Own(ct);
        if (await members.IsLastOwner(member, ct)) return new LastOwner();
        var workspace = await db.Set<Workspace>().SingleAsync(w => w.Id == caller.Workspace!.Value, ct);
        var view = await members.View(member, ct);
        db.Remove(member);
        changes.Subject = member.Id.ToString();
        changes.Record(MemberEvents.Removed, view);
        members.Renew(member);
        return new PlaceView(workspace.Id, workspace.Name);
    }
}
