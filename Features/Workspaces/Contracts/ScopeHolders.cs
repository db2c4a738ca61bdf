using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.Contracts;

/// <summary>Who holds a permission in an environment today: whom to tell of what happens there.</summary>
public sealed class ScopeHolders(FintechDb db)
{
    // A job that finds something to tell has an environment and is in no workspace.
    public async Task<List<Guid>> In(EnvironmentId environment, string scope, CancellationToken ct)
    {
        var members = await (
            from e in db.Set<WorkspaceEnvironment>().IgnoreQueryFilters([FintechDb.WorkspaceFilter])
            join m in db.Set<Membership>() on e.WorkspaceId equals m.WorkspaceId
            where e.Id == environment
            select new { m.PersonId, m.Role, m.Grants, e.Kind }).AsNoTracking().ToListAsync(ct);
        return [.. members.Where(m => RoleTable.Permissions(m.Role, m.Grants, m.Kind is EnvironmentKind.Live).Contains(scope))
            .Select(m => m.PersonId)];
    }
}
