using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.RevokeInvitation;

internal sealed class RevokeInvitationEndpoint(Pipeline<RevokeInvitationRequest, InvitationView> pipeline)
    : SliceEndpoint<RevokeInvitationRequest, InvitationView>(pipeline)
{
    public override void Configure() => Route("DELETE /v1/invitations/{id}", "Take an invitation back");
}
