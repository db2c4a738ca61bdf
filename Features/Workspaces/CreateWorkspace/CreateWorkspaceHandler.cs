using System.ComponentModel;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.CreateWorkspace;

[Audience(Audience.Person)]
[Level(Level.Person)]
[Writes]
public sealed record CreateWorkspaceRequest(
    [property: Description("How its members call it, 1 to 80 characters"), Example("Lovelace & Sons")] string Name);

sealed class CreateWorkspaceValidator : AbstractValidator<CreateWorkspaceRequest>
{
    public CreateWorkspaceValidator() => RuleFor(r => r.Name).WorkspaceName();
}

internal sealed class CreateWorkspaceHandler(FintechDb db, WorkspacesOfPerson workspaces, Caller caller, Changes changes)
    : IHandler<CreateWorkspaceRequest, WorkspaceView>
{
    public async Task<Result<WorkspaceView>> Handle(CreateWorkspaceRequest request, CancellationToken ct)
    {
        var person = caller.PersonId!.Value;
        var owned = await db.Set<Membership>().IgnoreQueryFilters([FintechDb.WorkspaceFilter])
            .CountAsync(m => m.PersonId == person && m.Role == Role.Owner, ct);
        if (owned >= Workspace.MostOwned) return new TooManyWorkspaces();
        var workspace = new Workspace { Name = request.Name.Trim(), Kind = WorkspaceKind.Business };
        db.Add(workspace);
        db.Add(new Membership { WorkspaceId = workspace.Id, PersonId = person, Role = Role.Owner });
        foreach (var kind in Enum.GetValues<EnvironmentKind>())
            db.Add(new WorkspaceEnvironment { WorkspaceId = workspace.Id, Kind = kind, Name = kind.ToString() });
        changes.Subject = workspace.Id.ToString();
        await db.SaveChangesAsync(ct); // to be read as everybody reads it
        return (await workspaces.Of(person, ct)).First(w => w.Id == workspace.Id);
    }
}
