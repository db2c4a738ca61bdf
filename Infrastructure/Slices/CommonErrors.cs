namespace Fintech.Infrastructure.Slices;

/// <summary>The request itself cannot be used; nothing was done.</summary>
public sealed record InvalidRequest(string Message = "The request is not valid. See errors for each field.")
    : Error("request.invalid", Message, 400)
{
    public static InvalidRequest On(string field, string reason) =>
        new() { Fields = new Dictionary<string, string[]> { [field] = [reason] } };
}

public sealed record MalformedJson()
    : Error("request.malformed", "The body is not one valid JSON object, at most 32 levels deep. Send it as application/json.", 400);

public sealed record UnsupportedBody()
    : Error("request.unsupported_media_type", "Send the body as Content-Type: application/json.", 415);

public sealed record RequestTooLarge() : Error("request.too_large", "The body is larger than 1 MB.", 413);

public sealed record RouteNotFound()
    : NotFoundError("request.route_not_found", "There is nothing at this address. See /docs for what there is.");

public sealed record MethodNotAllowed()
    : Error("request.method_not_allowed", "This address does not take that method. See /docs for what it takes.", 405);

public sealed record CredentialRequired()
    : UnauthorizedError("auth.required", "Sign in, or send an API key as Authorization: Bearer fk_….");

public sealed record InvalidCredential()
    : UnauthorizedError("auth.invalid_credential", "This credential is not valid, has expired or was revoked.");

public sealed record ApiKeyDisabled()
    : UnauthorizedError("api_key.disabled", "This API key is switched off. Switch it on again under API keys in the portal.");

public sealed record ApiKeyExpired()
    : UnauthorizedError("api_key.expired", "This API key has expired. Make another under API keys in the portal.");

public sealed record AddressNotAllowed(string Address) : ForbiddenError("auth.address_not_allowed",
    $"Requests from {Address} are not allowed here. Add the address to the list of the key or workspace, or call from one on it.");

public sealed record SeveralCredentials()
    : Error("auth.several_credentials", "Send one credential only, in the Authorization header.", 400);

public sealed record InsufficientScope(string Scope)
    : ForbiddenError("auth.insufficient_scope", $"This needs the permission {Scope}, which this caller does not have.");

public sealed record PersonRequired()
    : ForbiddenError("auth.person_required", "Only a signed-in person may do this, not an API key or an agent.");

public sealed record OperatorRequired()
    : ForbiddenError("auth.operator_required", "Only an operator of this platform may do this.");

public sealed record StepUpRequired() : ForbiddenError("auth.step_up_required",
    "Confirm that it is you with a second factor: POST /v1/auth/step-up, then send this again.");

public sealed record SecondFactorMissing() : ForbiddenError("auth.second_factor_missing",
    "A second factor is required here. Add one under Settings, Security: POST /v1/me/factors/totp; then try again.");

public sealed record SignInNotBegun() : UnauthorizedError("sign_in.not_begun",
    "There is no sign-in to finish, or it took longer than five minutes. Enter your password again.");

public sealed record CrossSiteRefused()
    : ForbiddenError("auth.cross_site", "A change from another site's page is refused. Open this product's own page.");

public sealed record EnvironmentRequired() : Error("environment.required",
    "Name the environment: the header Fintech-Environment, or environment= in links and streams. GET /v1/me lists them.",
    400);

public sealed record EnvironmentNotFound()
    : NotFoundError("environment.not_found", "There is no such environment among yours. GET /v1/me lists them.");

public sealed record EnvironmentMismatch() : Error("environment.mismatch",
    "This key belongs to another environment than the one that is named. Name none, or use a key of that environment.", 400);

public sealed record IdempotencyKeyRequired()
    : Error("idempotency.key_required", "Send an Idempotency-Key, and the same one again when you retry.", 400);

public sealed record IdempotencyKeyInvalid()
    : Error("idempotency.key_invalid", "An idempotency key has 1 to 255 printable ASCII characters.", 400);

public sealed record IdempotencyKeyNotAccepted()
    : Error("idempotency.key_not_accepted", "This call takes no idempotency key: it is safe to send again.", 400);

public sealed record IdempotencyKeyReused() : Error("idempotency.key_reused",
    "This idempotency key was used with another request. Use a new key for a new request.", 422)
{
    public override bool IsOutcome => false;
}

public sealed record IdempotencyInFlight()
    : ConflictError("idempotency.in_flight", "The first request with this key is still running. Try again shortly.")
{
    public override bool IsOutcome => false;
}

public sealed record TooManyRequests() : Error("limit.exceeded", "Too many requests. Wait, then try again.", 429);

public sealed record UnexpectedError() : Error("server.unexpected",
    "The server failed while answering; nothing of this request was saved. Give support the request id.", 500);

public sealed record DatabaseUnavailable()
    : Error("server.database_unavailable", "The database did not answer. Try again shortly.", 503);
