using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.Contracts;

/// <summary>A workspace as one of its members sees it.</summary>
/// <param name="RequiresSecondFactor">Members without one reach nothing in it until they add one.</param>
public sealed record WorkspaceView(
    WorkspaceId Id, string Name, WorkspaceKind Kind, Role Role, bool RequiresSecondFactor,
    IReadOnlyList<EnvironmentView> Environments);

/// <param name="Configured">Whether the providers of this environment have credentials; a sandbox always has.</param>
public sealed record EnvironmentView(
    EnvironmentId Id, string Name, EnvironmentKind Kind, bool Configured, IReadOnlyList<string> Permissions);

/// <summary>All workspaces of one person, across tenants: the only reader without the workspace filter.</summary>
public sealed class WorkspacesOfPerson(FintechDb db, IConfiguration configuration)
{
    const int MaxWorkspaces = 100;

    public async Task<List<WorkspaceView>> Of(Guid personId, CancellationToken ct)
    {
        var rows = await (
            from m in db.Set<Membership>().IgnoreQueryFilters([FintechDb.WorkspaceFilter])
            join w in db.Set<Workspace>() on m.WorkspaceId equals w.Id
            where m.PersonId == personId
            orderby m.CreatedAt
            select new { m.Role, m.Grants, Workspace = w }).AsNoTracking().Take(MaxWorkspaces).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Workspace.Id);
        var environments = await db.Set<WorkspaceEnvironment>().IgnoreQueryFilters([FintechDb.WorkspaceFilter])
            .Where(e => ids.Contains(e.WorkspaceId)).OrderBy(e => e.Id).AsNoTracking().ToListAsync(ct);
        var live = LiveIsConfigured();
        return rows.ConvertAll(r => new WorkspaceView(r.Workspace.Id, r.Workspace.Name, r.Workspace.Kind, r.Role,
            r.Workspace.RequiresSecondFactor, [.. environments.Where(e => e.WorkspaceId == r.Workspace.Id)
                .Select(e => View(e, r.Role, r.Grants, live))]));
    }

    static EnvironmentView View(WorkspaceEnvironment e, Role role, string[] grants, bool liveIsConfigured)
    {
        var isLive = e.Kind is EnvironmentKind.Live;
        var held = RoleTable.Permissions(role, grants, isLive);
        return new(e.Id, e.Name, e.Kind, !isLive || liveIsConfigured,
            [.. Contracts.Permissions.All.Where(held.Contains)]);
    }

    bool LiveIsConfigured() => configuration.GetSection("Providers").GetChildren()
        .Any(provider => provider["Live:ClientId"] is { Length: > 0 });
}
