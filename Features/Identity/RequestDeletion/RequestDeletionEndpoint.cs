using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.RequestDeletion;

internal sealed class RequestDeletionEndpoint(Pipeline<RequestDeletionRequest, DeletionView> pipeline)
    : SliceEndpoint<RequestDeletionRequest, DeletionView>(pipeline)
{
    public override void Configure() => Route("POST /v1/me/deletion", "Ask for your account to be deleted");
}
