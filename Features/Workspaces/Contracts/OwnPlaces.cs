using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.Contracts;

/// <summary>Which workspaces are a person's own, across tenants.</summary>
public sealed class OwnPlaces(FintechDb db)
{
    IQueryable<Membership> Members => db.Set<Membership>().IgnoreQueryFilters([FintechDb.WorkspaceFilter]);

    /// <summary>Those that hold the person's own money data: their personal one, and any other that nobody else is in.</summary>
    public async Task<List<OwnPlace>> OwnedBy(Guid personId, CancellationToken ct) => await Places(
        await (from m in Members
               join w in db.Set<Workspace>() on m.WorkspaceId equals w.Id
               where m.PersonId == personId && m.Role == Role.Owner && (w.Kind == WorkspaceKind.Personal
                   || !Members.Any(o => o.WorkspaceId == w.Id && o.PersonId != personId))
               select w.Id).ToListAsync(ct), ct);

    /// <summary>Those that nobody is in any more once the person has gone.</summary>
    public async Task<List<OwnPlace>> LeftEmptyBy(Guid personId, CancellationToken ct) => await Places(
        await Members.Where(m => m.PersonId == personId
                && !Members.Any(o => o.WorkspaceId == m.WorkspaceId && o.PersonId != personId))
            .Select(m => m.WorkspaceId).ToListAsync(ct), ct);

    /// <summary>Names of those that others are in and that would be without an owner.</summary>
    public Task<List<string>> LeftWithoutOwnerBy(Guid personId, CancellationToken ct) => (
        from m in Members
        join w in db.Set<Workspace>() on m.WorkspaceId equals w.Id
        where m.PersonId == personId && m.Role == Role.Owner
            && Members.Any(o => o.WorkspaceId == w.Id && o.PersonId != personId)
            && !Members.Any(o => o.WorkspaceId == w.Id && o.PersonId != personId && o.Role == Role.Owner)
        orderby w.Name
        select w.Name).ToListAsync(ct);

    async Task<List<OwnPlace>> Places(List<WorkspaceId> ids, CancellationToken ct)
    {
        var environments = await db.Set<WorkspaceEnvironment>().IgnoreQueryFilters([FintechDb.WorkspaceFilter])
            .Where(e => ids.Contains(e.WorkspaceId)).OrderBy(e => e.Id)
            .Select(e => new { e.WorkspaceId, e.Id }).ToListAsync(ct);
        return ids.ConvertAll(id => new OwnPlace(
            id, [.. environments.Where(e => e.WorkspaceId == id).Select(e => e.Id)]));
    }
}
