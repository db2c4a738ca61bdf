using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces.ShowInvitation;

internal sealed class ShowInvitationEndpoint(Pipeline<ShowInvitationRequest, OfferView> pipeline)
    : SliceEndpoint<ShowInvitationRequest, OfferView>(pipeline)
{
    public override void Configure() => Route("POST /v1/auth/invitation", "What a mailed invitation offers");
}
