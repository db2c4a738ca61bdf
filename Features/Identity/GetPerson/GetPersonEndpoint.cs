using Fintech.Features.Identity.Operators;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.GetPerson;

internal sealed class GetPersonEndpoint(Pipeline<GetPersonRequest, AccountView> pipeline)
    : SliceEndpoint<GetPersonRequest, AccountView>(pipeline)
{
    public override void Configure() =>
        Route("GET /v1/operator/people/{id}", "Look at a person's account");
}
