using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.AddPasskey;

internal sealed class AddPasskeyEndpoint(Pipeline<AddPasskeyRequest, FactorAddedView> pipeline)
    : SliceEndpoint<AddPasskeyRequest, FactorAddedView>(pipeline)
{
    public override void Configure() => Route("POST /v1/me/factors/passkey", "Add the passkey that was made");
}
