using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers;

public sealed record ApiCallNotFound(ApiCallId Id) : NotFoundError("api_call.not_found",
    $"There is no call {Id} in this environment's log. It is there from about a second after its answer until the day of the log is dropped.");

public sealed record ApiKeyNotFound()
    : NotFoundError("api_key.not_found", "There is no such API key in this environment. GET /v1/api-keys lists them.");

public sealed record ApiKeyEnded() : ConflictError("api_key.ended",
    "This key has expired or was revoked, so nothing of it can be changed. Make a new one: POST /v1/api-keys.");

public sealed record ApiKeySwitchedOff() : ConflictError("api_key.switched_off",
    "This key is switched off. Switch it on first, or make a new one: POST /v1/api-keys.");

public sealed record DocsKeyInSandboxOnly() : ConflictError("api_key.docs_in_sandbox_only",
    "A key for the documentation opens a sandbox alone. Choose a sandbox environment.");

public sealed record TooManyApiKeys()
    : ConflictError("api_key.too_many",
        $"An environment has at most {ApiKey.MostInForce} keys in force. Revoke one that is not used.");
