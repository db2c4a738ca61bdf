using Fintech.Features.Identity.Operators;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.ChangePerson;

internal sealed class ChangePersonEndpoint(Pipeline<ChangePersonRequest, AccountView> pipeline)
    : SliceEndpoint<ChangePersonRequest, AccountView>(pipeline)
{
    public override void Configure() =>
        Route("PATCH /v1/operator/people/{id}", "Demand a second factor of a person, or make them an operator");
}
