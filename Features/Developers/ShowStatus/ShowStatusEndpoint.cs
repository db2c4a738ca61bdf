using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.ShowStatus;

internal sealed class ShowStatusEndpoint(Pipeline<ShowStatusRequest, StatusView> pipeline)
    : SliceEndpoint<ShowStatusRequest, StatusView>(pipeline)
{
    public override void Configure() => Route("GET /v1/status", "Say how the parts of this installation do right now");
}
