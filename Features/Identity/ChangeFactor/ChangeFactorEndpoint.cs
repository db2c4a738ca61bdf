using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ChangeFactor;

internal sealed class ChangeFactorEndpoint(Pipeline<ChangeFactorRequest, FactorView> pipeline)
    : SliceEndpoint<ChangeFactorRequest, FactorView>(pipeline)
{
    public override void Configure() => Route("PATCH /v1/me/factors/{id}", "Rename a factor or prefer it");
}
