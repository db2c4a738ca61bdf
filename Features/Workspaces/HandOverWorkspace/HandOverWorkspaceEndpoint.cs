using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.HandOverWorkspace;

internal sealed class HandOverWorkspaceEndpoint(Pipeline<HandOverWorkspaceRequest, MemberView> pipeline)
    : SliceEndpoint<HandOverWorkspaceRequest, MemberView>(pipeline)
{
    public override void Configure() => Route("POST /v1/members/{id}/hand-over", "Hand the workspace over to a member");
}
