using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.Register;

internal sealed class RegisterEndpoint(Pipeline<RegisterRequest, MessageView> pipeline)
    : SliceEndpoint<RegisterRequest, MessageView>(pipeline)
{
    public override void Configure() => Route("POST /v1/auth/register", "Register an account", 202);
}
