using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.ChangeMember;

internal sealed class ChangeMemberEndpoint(Pipeline<ChangeMemberRequest, MemberView> pipeline)
    : SliceEndpoint<ChangeMemberRequest, MemberView>(pipeline)
{
    public override void Configure() => Route("PATCH /v1/members/{id}", "Change a member's role");
}
