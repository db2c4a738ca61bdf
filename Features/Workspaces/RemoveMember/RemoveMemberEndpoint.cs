using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.RemoveMember;

internal sealed class RemoveMemberEndpoint(Pipeline<RemoveMemberRequest, MemberView> pipeline)
    : SliceEndpoint<RemoveMemberRequest, MemberView>(pipeline)
{
    public override void Configure() => Route("DELETE /v1/members/{id}", "Remove a member");
}
