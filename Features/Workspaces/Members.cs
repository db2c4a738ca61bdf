using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces;

/// <summary>The members of the caller's workspace, in the running unit of work.</summary>
internal sealed class Members(FintechDb db, Caller caller, PeopleCards people, Changes changes)
{
    /// <summary>
    /// Makes changes of one workspace's members wait for each other, so that two owners who leave at the same moment
    /// cannot both believe that the other one stays.
    /// </summary>
    public Task Lock(CancellationToken ct) => Lock(caller.Workspace!.Value, ct);

    public Task Lock(WorkspaceId workspace, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"select 1 from workspaces where id = {workspace.Value} for no key update", ct);

    public Task<Membership?> Find(MembershipId id, CancellationToken ct) =>
        db.Set<Membership>().SingleOrDefaultAsync(m => m.Id == id, ct);

    public Task<Membership> Own(CancellationToken ct) =>
        db.Set<Membership>().SingleAsync(m => m.PersonId == caller.PersonId, ct);

    public async Task<bool> IsLastOwner(Membership member, CancellationToken ct) => member.Role is Role.Owner
        && !await db.Set<Membership>().AnyAsync(m => m.Role == Role.Owner && m.Id != member.Id, ct);

    public async Task<MemberView> View(Membership member, CancellationToken ct) =>
        MemberView.Of(member, await people.Of(member.PersonId, ct), caller.PersonId);

    /// <summary>From the next request on, keys that this person made have the rights of the new role, or none.</summary>
    public void Renew(Membership member)
    {
        var (workspace, person) = (member.WorkspaceId, member.PersonId);
        changes.AfterCommit(services => services.GetRequiredService<KeyRing>().Forget(workspace, person));
    }
}
