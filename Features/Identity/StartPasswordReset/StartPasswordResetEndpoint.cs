using Fintech.Features.Identity.Operators;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.StartPasswordReset;

internal sealed class StartPasswordResetEndpoint(Pipeline<StartPasswordResetRequest, AccountView> pipeline)
    : SliceEndpoint<StartPasswordResetRequest, AccountView>(pipeline)
{
    public override void Configure() =>
        Route("POST /v1/operator/people/{id}/start-reset", "Mail a person a link that sets a new password");
}
