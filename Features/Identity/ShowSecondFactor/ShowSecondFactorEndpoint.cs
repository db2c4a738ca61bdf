using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ShowSecondFactor;

internal sealed class ShowSecondFactorEndpoint(Pipeline<ShowSecondFactorRequest, SecondFactorView> pipeline)
    : SliceEndpoint<ShowSecondFactorRequest, SecondFactorView>(pipeline)
{
    public override void Configure() => Route("GET /v1/auth/second-factor", "See what a half-done sign-in still needs");
}
