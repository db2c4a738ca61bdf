using Fintech.Features.Customers.Contracts;
using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.Contracts;

/// <summary>Makes what a new account starts with, in the running unit of work.</summary>
public sealed class PersonalWorkspace(FintechDb db)
{
    public sealed record Made(WorkspaceId Workspace, EnvironmentId Live, EnvironmentId Sandbox);

    public Made AddFor(Guid personId, string name, string email)
    {
        var workspace = new Workspace { Name = name, Kind = WorkspaceKind.Personal };
        db.Add(workspace);
        db.Add(new Membership { WorkspaceId = workspace.Id, PersonId = personId, Role = Role.Owner });
        return new(workspace.Id, Add(EnvironmentKind.Live, "Live"), Add(EnvironmentKind.Sandbox, "Sandbox"));

        EnvironmentId Add(EnvironmentKind kind, string label)
        {
            var environment = new WorkspaceEnvironment { WorkspaceId = workspace.Id, Kind = kind, Name = label };
            db.Add(environment);
            PersonalCustomer.Add(db, environment.Id, name, email);
            return environment.Id;
        }
    }

    /// <summary>The person changed their name or address: the customer whom the workspace implies follows.</summary>
    public async Task Follow(
        Guid personId, (string Name, string Email) from, (string Name, string Email) to, CancellationToken ct)
    {
        var environments = await (
            from m in db.Set<Membership>().IgnoreQueryFilters([FintechDb.WorkspaceFilter])
            join w in db.Set<Workspace>() on m.WorkspaceId equals w.Id
            join e in db.Set<WorkspaceEnvironment>() on w.Id equals e.WorkspaceId
            where m.PersonId == personId && m.Role == Role.Owner && w.Kind == WorkspaceKind.Personal
            select e.Id).ToListAsync(ct);
        await PersonalCustomer.Follow(db, environments, from, to, ct);
    }
}
