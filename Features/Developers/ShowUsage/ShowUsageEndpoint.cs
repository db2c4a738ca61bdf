using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.ShowUsage;

internal sealed class ShowUsageEndpoint(Pipeline<ShowUsageRequest, UsageView> pipeline)
    : SliceEndpoint<ShowUsageRequest, UsageView>(pipeline)
{
    public override void Configure() => Route("GET /v1/usage", "Count an environment's calls by day, key or operation");
}
