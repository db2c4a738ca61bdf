using Fintech.Features.Identity.Operators;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.EndPersonSessions;

internal sealed class EndPersonSessionsEndpoint(Pipeline<EndPersonSessionsRequest, AccountView> pipeline)
    : SliceEndpoint<EndPersonSessionsRequest, AccountView>(pipeline)
{
    public override void Configure() =>
        Route("POST /v1/operator/people/{id}/end-sessions", "Sign a person out everywhere");
}
