using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.RotateApiKey;

internal sealed class RotateApiKeyEndpoint(Pipeline<RotateApiKeyRequest, NewApiKeyView> pipeline)
    : SliceEndpoint<RotateApiKeyRequest, NewApiKeyView>(pipeline)
{
    public override void Configure() => Route("POST /v1/api-keys/{id}/rotate", "Put a new API key in the place of one", 201);
}
