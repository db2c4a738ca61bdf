using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.CreateApiKey;

internal sealed class CreateApiKeyEndpoint(Pipeline<CreateApiKeyRequest, NewApiKeyView> pipeline)
    : SliceEndpoint<CreateApiKeyRequest, NewApiKeyView>(pipeline)
{
    public override void Configure() => Route("POST /v1/api-keys", "Create an API key", 201);
}
