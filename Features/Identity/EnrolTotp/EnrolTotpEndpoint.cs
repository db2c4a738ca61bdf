using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.EnrolTotp;

internal sealed class EnrolTotpEndpoint(Pipeline<EnrolTotpRequest, TotpEnrolmentView> pipeline)
    : SliceEndpoint<EnrolTotpRequest, TotpEnrolmentView>(pipeline)
{
    public override void Configure() => Route("POST /v1/me/factors/totp", "Begin to add an authenticator app", 201);
}
