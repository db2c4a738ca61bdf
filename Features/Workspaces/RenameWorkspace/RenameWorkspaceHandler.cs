using System.ComponentModel;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.RenameWorkspace;

[Scope(Permissions.WorkspaceManage)]
[Level(Level.Workspace)]
[Audience(Audience.Person)]
[Writes]
public sealed record RenameWorkspaceRequest(
    [property: Description("How its members call it, 1 to 80 characters"), Example("Lovelace & Sons")] string Name);

sealed class RenameWorkspaceValidator : AbstractValidator<RenameWorkspaceRequest>
{
    public RenameWorkspaceValidator() => RuleFor(r => r.Name).WorkspaceName();
}

internal sealed class RenameWorkspaceHandler(FintechDb db, Caller caller, Changes changes)
    : IHandler<RenameWorkspaceRequest, PlaceView>
{
    public async Task<Result<PlaceView>> Handle(RenameWorkspaceRequest request, CancellationToken ct)
    {
        var workspace = await db.Set<Workspace>().SingleAsync(w => w.Id == caller.Workspace!.Value, ct);
        workspace.Name = request.Name.Trim();
        changes.Subject = workspace.Id.ToString();
        return new PlaceView(workspace.Id, workspace.Name);
    }
}
