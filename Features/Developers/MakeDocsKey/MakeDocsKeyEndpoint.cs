using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.MakeDocsKey;

internal sealed class MakeDocsKeyEndpoint(Pipeline<MakeDocsKeyRequest, NewApiKeyView> pipeline)
    : SliceEndpoint<MakeDocsKeyRequest, NewApiKeyView>(pipeline)
{
    public override void Configure() => Route("POST /v1/api-keys/docs", "Make a key for trying the documentation", 201);
}
