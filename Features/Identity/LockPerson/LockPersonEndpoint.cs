using Fintech.Features.Identity.Operators;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.LockPerson;

internal sealed class LockPersonEndpoint(Pipeline<LockPersonRequest, AccountView> pipeline)
    : SliceEndpoint<LockPersonRequest, AccountView>(pipeline)
{
    public override void Configure() =>
        Route("POST /v1/operator/people/{id}/lock", "Lock a person out, at once and everywhere");
}
