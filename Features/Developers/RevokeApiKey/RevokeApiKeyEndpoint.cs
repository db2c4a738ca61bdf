using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.RevokeApiKey;

internal sealed class RevokeApiKeyEndpoint(Pipeline<RevokeApiKeyRequest, ApiKeyView> pipeline)
    : SliceEndpoint<RevokeApiKeyRequest, ApiKeyView>(pipeline)
{
    public override void Configure() => Route("DELETE /v1/api-keys/{id}", "Revoke an API key at once");
}
