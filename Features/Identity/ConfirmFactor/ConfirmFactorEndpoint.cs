using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ConfirmFactor;

internal sealed class ConfirmFactorEndpoint(Pipeline<ConfirmFactorRequest, FactorAddedView> pipeline)
    : SliceEndpoint<ConfirmFactorRequest, FactorAddedView>(pipeline)
{
    public override void Configure() => Route("POST /v1/me/factors/{id}/confirm", "Confirm a new factor with a code from it");
}
