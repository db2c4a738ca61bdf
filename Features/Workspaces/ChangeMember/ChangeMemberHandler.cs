using System.ComponentModel;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Workspaces.ChangeMember;

[Scope(Permissions.WorkspaceManage)]
[Level(Level.Workspace)]
[Audience(Audience.Person)]
[StepUp]
[Writes]
public sealed record ChangeMemberRequest(
    [property: Description("Which member, such as mem_01k…")] MembershipId Id,
    [property: Description("The new role")] Role Role,
    [property: Description("Live permissions given by name beyond the role"), Example("""["payments:write"]""")]
    IReadOnlyList<string>? Grants = null);

sealed class ChangeMemberValidator : AbstractValidator<ChangeMemberRequest>
{
    public ChangeMemberValidator() => RuleFor(r => r.Grants).Grants();
}

/// <remarks>
/// Nobody changes their own role, so nobody raises it; only an owner touches owners; and the last owner stays one. The
/// person's sessions and keys have the new rights with their next request.
/// </remarks>
internal sealed class ChangeMemberHandler(Members members, WorkspaceMails mails, Changes changes)
    : IHandler<ChangeMemberRequest, MemberView>
{
    public async Task<Result<MemberView>> Handle(ChangeMemberRequest request, CancellationToken ct)
    {
        await members.Lock(ct);
        if (await members.Find(request.Id, ct) is not { } member) return new MemberNotFound(request.Id);
        var giver = await members.Own(ct);
        if (giver.Id == member.Id) return new OwnRole();
        if (RoleRules.MayGive(giver, member.Role, request.Role) is { } refusal) return refusal;
        if (request.Role is not Role.Owner && await members.IsLastOwner(member, ct)) return new LastOwner();
        var before = await members.View(member, ct);
        (member.Role, member.Grants) = (request.Role, [.. (request.Grants ?? []).Distinct().Order()]);
        var view = await members.View(member, ct);
        changes.Subject = member.Id.ToString();
        changes.Record(MemberEvents.Changed, view, previous: new { before.Role, before.Grants });
        members.Renew(member);
        if (before.Role != member.Role) mails.RoleChanged(view.Person.Email, member.Role);
        return view;
    }
}
