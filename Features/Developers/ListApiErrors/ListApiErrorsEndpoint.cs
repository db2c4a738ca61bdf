using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.ListApiErrors;

internal sealed class ListApiErrorsEndpoint(Pipeline<ListApiErrorsRequest, ApiErrorsView> pipeline)
    : SliceEndpoint<ListApiErrorsRequest, ApiErrorsView>(pipeline)
{
    public override void Configure() => Route("GET /v1/logs/errors", "Show which errors an environment's calls ended in");
}
