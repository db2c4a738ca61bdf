using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.ListApiKeys;

internal sealed class ListApiKeysEndpoint(Pipeline<ListApiKeysRequest, Page<ApiKeyView>> pipeline)
    : SliceEndpoint<ListApiKeysRequest, Page<ApiKeyView>>(pipeline)
{
    public override void Configure() => Route("GET /v1/api-keys", "List the API keys of an environment");
}
