using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.ShowTraffic;

internal sealed class ShowTrafficEndpoint(Pipeline<ShowTrafficRequest, TrafficView> pipeline)
    : SliceEndpoint<ShowTrafficRequest, TrafficView>(pipeline)
{
    public override void Configure() => Route("GET /v1/usage/hours", "Show how an environment's calls went in the last 24 hours");
}
