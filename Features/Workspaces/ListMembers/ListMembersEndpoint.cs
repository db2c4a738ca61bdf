using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.ListMembers;

internal sealed class ListMembersEndpoint(Pipeline<ListMembersRequest, Page<MemberView>> pipeline)
    : SliceEndpoint<ListMembersRequest, Page<MemberView>>(pipeline)
{
    public override void Configure() => Route("GET /v1/members", "List the members of a workspace");
}
