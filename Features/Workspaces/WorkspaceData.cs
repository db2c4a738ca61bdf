using Fintech.Features.Identity.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Features.Workspaces.DepartMember;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces;

/// <summary>A person's places in workspaces, and invitations to them.</summary>
internal sealed class WorkspaceData(FintechDb db, IServiceScopeFactory scopes) : IPersonalData
{
    const string Gone = "Deleted workspace";

    public string Name => "workspaces";

    IQueryable<Membership> Members => db.Set<Membership>().IgnoreQueryFilters([FintechDb.WorkspaceFilter]);
    IQueryable<Invitation> Invitations => db.Set<Invitation>().IgnoreQueryFilters([FintechDb.WorkspaceFilter]);

    public async Task Export(DataOwner owner, ExportArchive archive, CancellationToken ct)
    {
        await archive.Add("workspaces/memberships", (
            from m in Members.AsNoTracking()
            join w in db.Set<Workspace>() on m.WorkspaceId equals w.Id
            where m.PersonId == owner.PersonId
            orderby m.Id
            select new { WorkspaceId = w.Id, w.Name, w.Kind, m.Role, m.Grants, JoinedAt = m.CreatedAt }).AsAsyncEnumerable(), ct);
        var address = EmailAddress.Normalize(owner.Email);
        await archive.Add("workspaces/invitations", Invitations.AsNoTracking().Where(i => i.NormalizedEmail == address)
            .OrderBy(i => i.Id).Select(i => new
            {
                i.Id, i.WorkspaceId, i.Email, i.Role, i.Grants, i.CreatedAt, i.ExpiresAt, i.AcceptedAt, i.RevokedAt,
            }).AsAsyncEnumerable(), ct);
    }

    /// <summary>
    /// Leaves workspaces that others are in, one by one, so that those who stay are told; and lets nobody into those that are
    /// to be empty.
    /// </summary>
    public async Task<Error?> Release(DataOwner owner, CancellationToken ct)
    {
        var (own, now) = (owner.Places.Select(p => p.Workspace).ToList(), DateTimeOffset.UtcNow);
        await Invitations.Where(i => own.Contains(i.WorkspaceId)).Open()
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.RevokedAt, now), ct);
        var shared = await Members.Where(m => m.PersonId == owner.PersonId && !own.Contains(m.WorkspaceId))
            .Select(m => new { m.Id, m.WorkspaceId }).ToListAsync(ct);
        foreach (var member in shared)
            if (await Depart(member.Id, member.WorkspaceId, owner.PersonId, ct) is { } refusal) return refusal;
        return null;
    }

    async Task<Error?> Depart(MembershipId member, WorkspaceId workspace, Guid personId, CancellationToken ct)
    {
        // A member belongs to the whole workspace, but it is told in one place; a sandbox is always there.
        var environment = await db.Set<WorkspaceEnvironment>().IgnoreQueryFilters([FintechDb.WorkspaceFilter])
            .Where(e => e.WorkspaceId == workspace).OrderByDescending(e => e.Kind == EnvironmentKind.Sandbox).ThenBy(e => e.Id)
            .Select(e => e.Id).FirstAsync(ct);
        await using var scope = scopes.CreateAsyncScope();
        var slot = scope.ServiceProvider.GetRequiredService<CallerSlot>();
        slot.Fill(new Caller
        {
            Kind = CallerKind.Job, Id = "delete_person", OnBehalfOf = new PersonId(personId).ToString(),
            Workspace = workspace, Environment = environment, Scopes = [Permissions.WorkspaceManage],
        });
        slot.RequestId = RequestIds.New();
        var left = await scope.ServiceProvider.GetRequiredService<Pipeline<DepartMemberRequest, MemberView>>()
            .Run(new(member), ct);
        return left.Error is MemberNotFound ? null : left.Error;
    }

    public async Task Erase(DataOwner owner, CancellationToken ct)
    {
        var own = owner.Places.Select(p => p.Workspace).ToList();
        await Members.Where(m => m.PersonId == owner.PersonId).ExecuteDeleteAsync(ct);
        await db.Set<Workspace>().Where(w => own.Contains(w.Id)).ExecuteUpdateAsync(s => s.SetProperty(w => w.Name, Gone), ct);
        var (address, nobody) = (EmailAddress.Normalize(owner.Email), $"deleted-{owner.PersonId:N}@deleted.invalid");
        var (folded, now) = (EmailAddress.Normalize(nobody), DateTimeOffset.UtcNow);
        await Invitations.Where(i => i.NormalizedEmail == address).ExecuteUpdateAsync(s => s
            .SetProperty(i => i.Email, nobody).SetProperty(i => i.NormalizedEmail, folded)
            .SetProperty(i => i.RevokedAt, i => i.AcceptedAt == null ? i.RevokedAt ?? now : i.RevokedAt), ct);
        await Invitations.Where(i => own.Contains(i.WorkspaceId)).ExecuteDeleteAsync(ct);
    }
}
