using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.LeaveWorkspace;

internal sealed class LeaveWorkspaceEndpoint(Pipeline<LeaveWorkspaceRequest, PlaceView> pipeline)
    : SliceEndpoint<LeaveWorkspaceRequest, PlaceView>(pipeline)
{
    public override void Configure() => Route("POST /v1/members/leave", "Leave a workspace");
}
