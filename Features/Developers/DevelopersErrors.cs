using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers;

public sealed record ApiKeyNotFound()
    : NotFoundError("api_key.not_found", "There is no such API key in this environment. GET /v1/api-keys lists them.");

public sealed record TooManyApiKeys()
    : ConflictError("api_key.too_many",
        $"An environment has at most {ApiKey.MostInForce} keys in force. Revoke one that is not used.");
