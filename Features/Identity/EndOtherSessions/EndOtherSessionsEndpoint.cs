using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.EndOtherSessions;

internal sealed class EndOtherSessionsEndpoint(Pipeline<EndOtherSessionsRequest, SessionsEnded> pipeline)
    : SliceEndpoint<EndOtherSessionsRequest, SessionsEnded>(pipeline)
{
    public override void Configure() => Route("POST /v1/me/sessions/end-others", "End every session but this one");
}
