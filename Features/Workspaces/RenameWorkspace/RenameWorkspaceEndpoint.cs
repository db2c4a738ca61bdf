using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.RenameWorkspace;

internal sealed class RenameWorkspaceEndpoint(Pipeline<RenameWorkspaceRequest, PlaceView> pipeline)
    : SliceEndpoint<RenameWorkspaceRequest, PlaceView>(pipeline)
{
    public override void Configure() => Route("PATCH /v1/workspace", "Rename a workspace");
}
