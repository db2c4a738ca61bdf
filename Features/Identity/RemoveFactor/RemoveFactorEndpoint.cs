using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.RemoveFactor;

internal sealed class RemoveFactorEndpoint(Pipeline<RemoveFactorRequest, FactorView> pipeline)
    : SliceEndpoint<RemoveFactorRequest, FactorView>(pipeline)
{
    public override void Configure() => Route("DELETE /v1/me/factors/{id}", "Remove a second factor");
}
