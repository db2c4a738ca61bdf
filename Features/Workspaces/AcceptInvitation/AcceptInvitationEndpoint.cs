using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.AcceptInvitation;

internal sealed class AcceptInvitationEndpoint(Pipeline<AcceptInvitationRequest, PlaceView> pipeline)
    : SliceEndpoint<AcceptInvitationRequest, PlaceView>(pipeline)
{
    public override void Configure() => Route("POST /v1/auth/accept-invitation", "Accept a mailed invitation");
}
