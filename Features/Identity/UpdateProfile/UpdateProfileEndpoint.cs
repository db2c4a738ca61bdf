using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.UpdateProfile;

internal sealed class UpdateProfileEndpoint(Pipeline<UpdateProfileRequest, MeView> pipeline)
    : SliceEndpoint<UpdateProfileRequest, MeView>(pipeline)
{
    public override void Configure() => Route("PATCH /v1/me", "Change your name and how you like it");
}
