using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.CancelDeletion;

internal sealed class CancelDeletionEndpoint(Pipeline<CancelDeletionRequest, DeletionView> pipeline)
    : SliceEndpoint<CancelDeletionRequest, DeletionView>(pipeline)
{
    public override void Configure() => Route("DELETE /v1/me/deletion", "Keep your account after all");
}
