using System.ComponentModel;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.RevokeInvitation;

[Scope(Permissions.WorkspaceManage)]
[Level(Level.Workspace)]
[Audience(Audience.Person)]
[Writes]
public sealed record RevokeInvitationRequest(
    [property: Description("Which invitation, such as inv_01k…")] InvitationId Id);

/// <remarks>Taking back what was accepted at the same moment is refused: the row of the invitation decides who was first.</remarks>
internal sealed class RevokeInvitationHandler(FintechDb db, Changes changes)
    : IHandler<RevokeInvitationRequest, InvitationView>
{
    public async Task<Result<InvitationView>> Handle(RevokeInvitationRequest request, CancellationToken ct)
    {
        var now = DateTimeOffset.UtcNow;
        var revoked = await db.Set<Invitation>().Where(i => i.Id == request.Id && i.AcceptedAt == null && i.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.RevokedAt, now), ct);
        var invitation = await db.Set<Invitation>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.Id, ct);
        if (invitation is null) return new InvitationNotFound(request.Id);
        if (invitation.AcceptedAt is not null) return new InvitationNotOpen();
        var view = InvitationView.Of(invitation);
        changes.Subject = invitation.Id.ToString();
        if (revoked == 1) changes.Record(MemberEvents.InvitationRevoked, view);
        return view;
    }
}
