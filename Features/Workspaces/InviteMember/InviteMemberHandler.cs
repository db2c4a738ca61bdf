using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.InviteMember;

[Scope(Permissions.WorkspaceManage)]
[Level(Level.Workspace)]
[Audience(Audience.Person)]
[StepUp]
[Writes]
public sealed record InviteMemberRequest(
    [property: Description("Who is invited; only an account with this address can accept"), Example("bob@example.com")]
    string Email,
    [property: Description("The role they will have")] Role Role,
    [property: Description("Live permissions given by name beyond the role"), Example("""["payments:write"]""")]
    IReadOnlyList<string>? Grants = null);

sealed class InviteMemberValidator : AbstractValidator<InviteMemberRequest>
{
    public InviteMemberValidator()
    {
        RuleFor(r => r.Email).Must(EmailAddress.IsOne).WithMessage(EmailAddress.Refusal);
        RuleFor(r => r.Grants).Grants();
    }
}

/// <remarks>
/// The answer does not tell whether the address has an account. A second invitation of the same address takes the place of
/// the first, whose link then leads nowhere.
/// </remarks>
internal sealed class InviteMemberHandler(
    FintechDb db, Members members, InvitationLinks links, PeopleCards people, WorkspaceMails mails, Caller caller,
    Changes changes) : IHandler<InviteMemberRequest, InvitationView>
{
    public async Task<Result<InvitationView>> Handle(InviteMemberRequest request, CancellationToken ct)
    {
        await members.Lock(ct);
        if (RoleRules.MayGive(await members.Own(ct), request.Role) is { } refusal) return refusal;
        if (await people.Find(request.Email, ct) is { } known
            && await db.Set<Membership>().AnyAsync(m => m.PersonId == known.Id.Value, ct))
            return new AlreadyMember();
        var open = await db.Set<Invitation>().Open().ToListAsync(ct);
        if (open.Count + await db.Set<Membership>().CountAsync(ct) >= Workspace.MostMembers)
            return new TooManyMembers();
        var address = request.Email.Trim();
        var normalized = EmailAddress.Normalize(address);
        foreach (var former in open.Where(i => i.NormalizedEmail == normalized)) former.RevokedAt = DateTimeOffset.UtcNow;
        var token = SessionCookie.NewToken();
        var invitation = new Invitation
        {
            WorkspaceId = caller.Workspace!.Value, EnvironmentId = caller.EnvironmentId, Email = address,
            NormalizedEmail = normalized, Role = request.Role, Grants = [.. (request.Grants ?? []).Distinct().Order()],
            InvitedBy = caller.PersonId!.Value, TokenHash = links.Hash(token),
        };
        db.Add(invitation);
        mails.Invited(address, request.Role, token);
        var view = InvitationView.Of(invitation);
        changes.Subject = invitation.Id.ToString();
        changes.Record(MemberEvents.Invited, view);
        return view;
    }
}
