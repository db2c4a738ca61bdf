using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.DisableApiKey;

internal sealed class DisableApiKeyEndpoint(Pipeline<DisableApiKeyRequest, ApiKeyView> pipeline)
    : SliceEndpoint<DisableApiKeyRequest, ApiKeyView>(pipeline)
{
    public override void Configure() => Route("POST /v1/api-keys/{id}/disable", "Switch an API key off");
}
