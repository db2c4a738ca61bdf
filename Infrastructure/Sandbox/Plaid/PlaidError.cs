using System.Text.Json.Nodes;

namespace Fintech.Infrastructure.Sandbox.Plaid;

/// <summary>An error in Plaid's words; the catalogue below holds those that the simulator can give.</summary>
internal sealed record PlaidError(string Type, string Code, string Message, int Status = 400, string? Display = null)
{
    const string Request = "INVALID_REQUEST", Input = "INVALID_INPUT", ItemType = "ITEM_ERROR";
    const string BankType = "INSTITUTION_ERROR", LoginChanged =
        "the login details of this item have changed (credentials, MFA, or required user action) and a user login " +
        "is required to update this information. use Link's update mode to restore the item to a good state";

    static readonly Dictionary<string, PlaidError> Known = new PlaidError[]
    {
        new(Input, "INVALID_API_KEYS", "invalid client_id or secret provided"),
        new(Input, "INVALID_ACCESS_TOKEN",
            "could not find matching access token. this token may have been removed or belong to another environment"),
        new(Input, "INVALID_PUBLIC_TOKEN",
            "could not find matching public token. it may be expired, used or from another environment"),
        new(Input, "INVALID_LINK_TOKEN", "could not find matching link token, or it has expired"),
        new(Input, "INVALID_INSTITUTION", "invalid institution_id provided"),
        new(Input, "INVALID_ACCOUNT_ID", "one of the account_id(s) specified in the API call is invalid"),
        new(Input, "INVALID_WEBHOOK_VERIFICATION_KEY_ID", "invalid key_id provided"),
        new(Request, "INVALID_BODY", "body could not be parsed as JSON"),
        new("SANDBOX_ERROR", "SANDBOX_WEBHOOK_INVALID", "the webhook code is unknown or the item has no webhook"),
        new(Request, "NOT_FOUND", "the requested resource was not found", 404),
        new(ItemType, "ITEM_LOGIN_REQUIRED", LoginChanged, 400,
            "The login details of this item have changed. Sign in again to restore access."),
        new(ItemType, "ITEM_NOT_FOUND", "the item could not be found; it may have been removed"),
        new(ItemType, "ITEM_LOCKED", "the account is locked", 400, "The account is locked. Visit the bank's website."),
        new(ItemType, "INVALID_CREDENTIALS", "the provided credentials were not correct", 400,
            "The username or password is not right."),
        new(ItemType, "NO_ACCOUNTS", "no valid accounts were found for this item"),
        new(ItemType, "PRODUCT_NOT_READY",
            "the requested product is not yet ready. please provide a webhook or try the request again later"),
        new(ItemType, "ADDITIONAL_CONSENT_REQUIRED", "client does not have user consent to access this product"),
        new(BankType, "INSTITUTION_DOWN", "this institution is not currently responding to this request"),
        new(BankType, "INSTITUTION_NOT_RESPONDING", "this institution is not currently responding to this request"),
        new("TRANSACTIONS_ERROR", "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION",
            "Underlying transaction data changed since last page was fetched. " +
            "Please restart pagination from last update."),
        new("RATE_LIMIT_EXCEEDED", "TRANSACTIONS_SYNC_LIMIT", "rate limit exceeded. try again later", 429),
        new("RATE_LIMIT_EXCEEDED", "ACCOUNTS_LIMIT", "rate limit exceeded. try again later", 429),
        new("RATE_LIMIT_EXCEEDED", "RATE_LIMIT", "rate limit exceeded. try again later", 429),
        new("API_ERROR", "INTERNAL_SERVER_ERROR", "an unexpected error occurred", 500),
        new("API_ERROR", "PLANNED_MAINTENANCE", "the API is down for maintenance", 503),
    }.ToDictionary(e => e.Code, StringComparer.Ordinal);

    /// <summary>The error of that code; an unknown code becomes an item error with the code as its message.</summary>
    public static PlaidError Of(string code) => Known.GetValueOrDefault(code) ?? new(ItemType, code, code);

    public static bool IsKnown(string code) => Known.ContainsKey(code);

    public static PlaidRefusal MissingField(params IEnumerable<string> fields) => new(new PlaidError(
        Request, "MISSING_FIELDS", $"the following required fields are missing: {string.Join(", ", fields)}"));

    public static PlaidRefusal UnknownFields(IEnumerable<string> fields) => new(new PlaidError(
        Request, "UNKNOWN_FIELDS",
        $"the following fields are not recognized by this endpoint: {string.Join(", ", fields)}"));

    public static PlaidRefusal InvalidField(string message) =>
        new(new PlaidError(Request, "INVALID_FIELD", message));

    /// <param name="requestId">Left out of errors that webhooks and items carry.</param>
    public JsonObject ToJson(string? requestId)
    {
        var json = new JsonObject
        {
            ["display_message"] = Display,
            ["documentation_url"] = $"https://plaid.com/docs/errors/{Slug}/#{Code.ToLowerInvariant()}",
            ["error_code"] = Code,
            ["error_message"] = Message,
            ["error_type"] = Type,
        };
        if (requestId is not null) json["request_id"] = requestId;
        json["status"] = Status;
        json["suggested_action"] = null;
        return json;
    }

    string Slug => Type.Replace("_ERROR", "").Replace('_', '-').ToLowerInvariant();
}

/// <summary>Ends a call with a Plaid error; the dispatcher turns it into the answer.</summary>
internal sealed class PlaidRefusal(PlaidError error) : Exception(error.Message)
{
    public PlaidError Error { get; } = error;

    public static PlaidRefusal Because(string code) => new(PlaidError.Of(code));
}
