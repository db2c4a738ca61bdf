using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.GetMe;

internal sealed class GetMeEndpoint(Pipeline<GetMeRequest, MeView> pipeline)
    : SliceEndpoint<GetMeRequest, MeView>(pipeline)
{
    public override void Configure() => Route("GET /v1/me", "Who is signed in, and what they may do where");
}
