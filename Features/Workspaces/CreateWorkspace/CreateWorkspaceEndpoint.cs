using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.CreateWorkspace;

internal sealed class CreateWorkspaceEndpoint(Pipeline<CreateWorkspaceRequest, WorkspaceView> pipeline)
    : SliceEndpoint<CreateWorkspaceRequest, WorkspaceView>(pipeline)
{
    public override void Configure() => Route("POST /v1/workspaces", "Create a workspace", status: 201);
}
