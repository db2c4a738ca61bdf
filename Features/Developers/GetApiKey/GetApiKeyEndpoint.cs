using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.GetApiKey;

internal sealed class GetApiKeyEndpoint(Pipeline<GetApiKeyRequest, ApiKeyView> pipeline)
    : SliceEndpoint<GetApiKeyRequest, ApiKeyView>(pipeline)
{
    public override void Configure() => Route("GET /v1/api-keys/{id}", "Retrieve an API key, without its secret");
}
