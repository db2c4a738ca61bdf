using Fintech.Features.Developers.ApiLog;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.GetApiCall;

internal sealed class GetApiCallEndpoint(Pipeline<GetApiCallRequest, ApiCallView> pipeline)
    : SliceEndpoint<GetApiCallRequest, ApiCallView>(pipeline)
{
    public override void Configure() => Route("GET /v1/logs/{id}", "Show one API call by its request id");
}
