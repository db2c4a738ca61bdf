using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.InviteMember;

internal sealed class InviteMemberEndpoint(Pipeline<InviteMemberRequest, InvitationView> pipeline)
    : SliceEndpoint<InviteMemberRequest, InvitationView>(pipeline)
{
    public override void Configure() => Route("POST /v1/invitations", "Invite somebody into a workspace", status: 201);
}
