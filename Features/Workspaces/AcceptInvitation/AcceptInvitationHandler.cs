using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.AcceptInvitation;

[Audience(Audience.Person)]
[Level(Level.Person)]
[Writes(Idempotency.None)]
public sealed record AcceptInvitationRequest([property: Description("What the mailed link holds"), Secret] string Token);

sealed class AcceptInvitationValidator : AbstractValidator<AcceptInvitationRequest>
{
    public AcceptInvitationValidator() => RuleFor(r => r.Token).Length(1, 100);
}

/// <remarks>
/// The invitation's row decides: of many who accept at once one does, and who takes it back at that moment comes first or
/// not at all. The link alone is not enough: it may have been forwarded.
/// </remarks>
internal sealed class AcceptInvitationHandler(
    FintechDb db, InvitationLinks links, Members members, PeopleCards people, Caller caller, CallerSlot slot,
    Changes changes) : IHandler<AcceptInvitationRequest, PlaceView>
{
    public async Task<Result<PlaceView>> Handle(AcceptInvitationRequest request, CancellationToken ct)
    {
        if (await links.Find(request.Token, ct) is not { } invitation) return new InvitationInvalid();
        var person = await people.Of(caller.PersonId!.Value, ct);
        if (EmailAddress.Normalize(person.Email) != invitation.NormalizedEmail) return new InvitationForAnother();
        await members.Lock(invitation.WorkspaceId, ct);
        if (!await MayStillInvite(invitation, ct)) return new InvitationInvalid();
        if (await db.Set<Membership>().IgnoreQueryFilters([FintechDb.WorkspaceFilter])
            .AnyAsync(m => m.WorkspaceId == invitation.WorkspaceId && m.PersonId == caller.PersonId, ct))
            return new AlreadyMember();
        var now = DateTimeOffset.UtcNow;
        var won = await db.Set<Invitation>().IgnoreQueryFilters([FintechDb.WorkspaceFilter])
            .Where(i => i.Id == invitation.Id && i.AcceptedAt == null && i.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.AcceptedAt, now), ct);
        if (won == 0) return new InvitationInvalid();
        return await Join(invitation, person, ct);
    }

    // Whoever has lost the right to invite has lost it for the invitations that are under way as well.
    async Task<bool> MayStillInvite(Invitation invitation, CancellationToken ct)
    {
        var inviter = await db.Set<Membership>().IgnoreQueryFilters([FintechDb.WorkspaceFilter]).AsNoTracking()
            .SingleOrDefaultAsync(m => m.WorkspaceId == invitation.WorkspaceId && m.PersonId == invitation.InvitedBy, ct);
        return inviter is not null && RoleRules.MayGive(inviter, invitation.Role) is null
            && RoleTable.Permissions(inviter.Role, inviter.Grants, isLive: true).Contains(Permissions.WorkspaceManage);
    }

    async Task<PlaceView> Join(Invitation invitation, PersonCard person, CancellationToken ct)
    {
        var member = new Membership
        {
            WorkspaceId = invitation.WorkspaceId, PersonId = person.Id.Value, Role = invitation.Role,
            Grants = invitation.Grants,
        };
        db.Add(member);
        // From here on it happens in the workspace, whose admins must find it in their events and audit trail.
        slot.Fill(new Caller
        {
            Kind = caller.Kind, Id = caller.Id, PersonId = caller.PersonId, Name = caller.Name, AuthTime = caller.AuthTime,
            Workspace = invitation.WorkspaceId, Environment = invitation.EnvironmentId,
        });
        changes.Subject = member.Id.ToString();
        changes.Record(MemberEvents.Joined, MemberView.Of(member, person, asking: null));
        var workspace = await db.Set<Workspace>().SingleAsync(w => w.Id == invitation.WorkspaceId, ct);
        return new(workspace.Id, workspace.Name);
    }
}
