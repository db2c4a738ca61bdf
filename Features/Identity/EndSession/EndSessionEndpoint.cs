using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.EndSession;

internal sealed class EndSessionEndpoint(Pipeline<EndSessionRequest, SessionView> pipeline)
    : SliceEndpoint<EndSessionRequest, SessionView>(pipeline)
{
    public override void Configure() => Route("DELETE /v1/me/sessions/{id}", "End one of your sessions");
}
