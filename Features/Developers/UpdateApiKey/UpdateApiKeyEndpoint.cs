using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.UpdateApiKey;

internal sealed class UpdateApiKeyEndpoint(Pipeline<UpdateApiKeyRequest, ApiKeyView> pipeline)
    : SliceEndpoint<UpdateApiKeyRequest, ApiKeyView>(pipeline)
{
    public override void Configure() => Route("PATCH /v1/api-keys/{id}", "Change an API key's name, networks or limits");
}
