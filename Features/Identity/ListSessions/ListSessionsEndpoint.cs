using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ListSessions;

internal sealed class ListSessionsEndpoint(Pipeline<ListSessionsRequest, Page<SessionView>> pipeline)
    : SliceEndpoint<ListSessionsRequest, Page<SessionView>>(pipeline)
{
    public override void Configure() => Route("GET /v1/me/sessions", "List where you are signed in");
}
