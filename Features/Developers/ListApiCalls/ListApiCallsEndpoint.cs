using Fintech.Features.Developers.ApiLog;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.ListApiCalls;

internal sealed class ListApiCallsEndpoint(Pipeline<ListApiCallsRequest, Page<ApiCallView>> pipeline)
    : SliceEndpoint<ListApiCallsRequest, Page<ApiCallView>>(pipeline)
{
    public override void Configure() => Route("GET /v1/logs", "Search the log of an environment's API calls");
}
