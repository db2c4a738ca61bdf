using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ListFactors;

internal sealed class ListFactorsEndpoint(Pipeline<ListFactorsRequest, FactorsView> pipeline)
    : SliceEndpoint<ListFactorsRequest, FactorsView>(pipeline)
{
    public override void Configure() => Route("GET /v1/me/factors", "List second factors");
}
