using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.EnableApiKey;

internal sealed class EnableApiKeyEndpoint(Pipeline<EnableApiKeyRequest, ApiKeyView> pipeline)
    : SliceEndpoint<EnableApiKeyRequest, ApiKeyView>(pipeline)
{
    public override void Configure() => Route("POST /v1/api-keys/{id}/enable", "Switch an API key on again");
}
