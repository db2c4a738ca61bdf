using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.ListInvitations;

internal sealed class ListInvitationsEndpoint(Pipeline<ListInvitationsRequest, Page<InvitationView>> pipeline)
    : SliceEndpoint<ListInvitationsRequest, Page<InvitationView>>(pipeline)
{
    public override void Configure() => Route("GET /v1/invitations", "List invitations into a workspace");
}
