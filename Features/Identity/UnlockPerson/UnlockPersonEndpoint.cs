using Fintech.Features.Identity.Operators;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.UnlockPerson;

internal sealed class UnlockPersonEndpoint(Pipeline<UnlockPersonRequest, AccountView> pipeline)
    : SliceEndpoint<UnlockPersonRequest, AccountView>(pipeline)
{
    public override void Configure() =>
        Route("POST /v1/operator/people/{id}/unlock", "Let a locked person in again");
}
