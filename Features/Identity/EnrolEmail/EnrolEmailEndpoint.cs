using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.EnrolEmail;

internal sealed class EnrolEmailEndpoint(Pipeline<EnrolEmailRequest, FactorAddedView> pipeline)
    : SliceEndpoint<EnrolEmailRequest, FactorAddedView>(pipeline)
{
    public override void Configure() => Route("POST /v1/me/factors/email", "Add codes by e-mail", 201);
}
