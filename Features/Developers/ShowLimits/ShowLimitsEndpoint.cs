using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.ShowLimits;

internal sealed class ShowLimitsEndpoint(Pipeline<ShowLimitsRequest, LimitsView> pipeline)
    : SliceEndpoint<ShowLimitsRequest, LimitsView>(pipeline)
{
    public override void Configure() => Route("GET /v1/limits", "How often keys may ask, and what is left");
}
