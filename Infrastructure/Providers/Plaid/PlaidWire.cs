using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fintech.Infrastructure.Providers.Plaid;

// Plaid's wire format, version 2020-09-14 (https://plaid.com/docs/api). Only what is used; texts stay open strings, so
// that a value added by Plaid is kept and not refused. Amounts: positive is money out of the account.

public sealed record PlaidUser(string ClientUserId);
public sealed record PlaidHostedLink(string CompletionRedirectUri, int UrlLifetimeSeconds);
public sealed record PlaidTransactionOptions(int DaysRequested);

public sealed record LinkTokenCreateRequest(
    string ClientName, string Language, IReadOnlyList<string> CountryCodes, PlaidUser User, IReadOnlyList<string> Products,
    string? Webhook, PlaidHostedLink HostedLink, PlaidTransactionOptions Transactions);

public sealed record LinkTokenCreated(string LinkToken, DateTimeOffset Expiration, string? HostedLinkUrl, string RequestId);

public sealed record LinkTokenRequest(string LinkToken);
public sealed record LinkItemAdded(string PublicToken, PlaidInstitution? Institution);
public sealed record LinkResults(IReadOnlyList<LinkItemAdded>? ItemAddResults);
public sealed record LinkExit(JsonElement? Error);
public sealed record LinkSession(string LinkSessionId, DateTimeOffset? FinishedAt, LinkResults? Results, LinkExit? Exit);
public sealed record LinkTokenState(string LinkToken, DateTimeOffset Expiration, IReadOnlyList<LinkSession>? LinkSessions);

public sealed record PublicTokenRequest(string PublicToken);
public sealed record ItemExchanged(string AccessToken, string ItemId, string RequestId);

public sealed record AccessTokenRequest(string AccessToken);
public sealed record PlaidBalances(
    decimal? Available, decimal? Current, decimal? Limit, string? IsoCurrencyCode, string? UnofficialCurrencyCode,
    DateTimeOffset? LastUpdatedDatetime);
public sealed record PlaidAccount(
    string AccountId, PlaidBalances Balances, string? Mask, string Name, string? OfficialName, string Type, string? Subtype);
public sealed record PlaidItem(string ItemId, string? InstitutionId, string? InstitutionName, PlaidFault? Error);
public sealed record AccountsAnswer(IReadOnlyList<PlaidAccount> Accounts, PlaidItem Item, string RequestId);
public sealed record ItemAnswer(PlaidItem Item, string RequestId);
public sealed record ItemRemoved(string RequestId);

public sealed record PlaidInstitution(string? InstitutionId, string? Name);
public sealed record InstitutionRequest(string InstitutionId, IReadOnlyList<string> CountryCodes);
public sealed record InstitutionAnswer(PlaidInstitution Institution, string RequestId);

public sealed record TransactionsSyncRequest(string AccessToken, string? Cursor, int Count);
public sealed record PlaidCategory(string Primary, string Detailed);
public sealed record PlaidTransaction(
    string TransactionId, string AccountId, decimal Amount, string? IsoCurrencyCode, string? UnofficialCurrencyCode,
    DateOnly Date, DateOnly? AuthorizedDate, bool Pending, string? PendingTransactionId, string Name, string? MerchantName,
    string PaymentChannel, PlaidCategory? PersonalFinanceCategory);
public sealed record RemovedTransaction(string TransactionId, string? AccountId);
public sealed record TransactionsPage(
    IReadOnlyList<PlaidAccount> Accounts, IReadOnlyList<PlaidTransaction> Added, IReadOnlyList<PlaidTransaction> Modified,
    IReadOnlyList<RemovedTransaction> Removed, string NextCursor, bool HasMore, string? TransactionsUpdateStatus,
    string RequestId);

public sealed record WebhookKeyRequest(string KeyId);
public sealed record PlaidJwk(string Alg, string Crv, string Kid, string Kty, string X, string Y, long? ExpiredAt);
public sealed record WebhookKeyAnswer(PlaidJwk Key, string RequestId);

/// <summary>The error body that every operation shares.</summary>
public sealed record PlaidFault(string ErrorType, string ErrorCode, string? ErrorMessage, string? DisplayMessage, string? RequestId);

/// <summary>A webhook's body. It carries no event id, so it is a hint to look, never a fact.</summary>
public sealed record PlaidWebhook(
    string WebhookType, string WebhookCode, string? ItemId, string? LinkToken, string? Status,
    IReadOnlyList<string>? PublicTokens, PlaidFault? Error);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(LinkTokenCreateRequest)), JsonSerializable(typeof(LinkTokenCreated))]
[JsonSerializable(typeof(LinkTokenRequest)), JsonSerializable(typeof(LinkTokenState))]
[JsonSerializable(typeof(PublicTokenRequest)), JsonSerializable(typeof(ItemExchanged))]
[JsonSerializable(typeof(AccessTokenRequest)), JsonSerializable(typeof(AccountsAnswer))]
[JsonSerializable(typeof(ItemAnswer)), JsonSerializable(typeof(ItemRemoved))]
[JsonSerializable(typeof(InstitutionRequest)), JsonSerializable(typeof(InstitutionAnswer))]
[JsonSerializable(typeof(TransactionsSyncRequest)), JsonSerializable(typeof(TransactionsPage))]
[JsonSerializable(typeof(WebhookKeyRequest)), JsonSerializable(typeof(WebhookKeyAnswer))]
[JsonSerializable(typeof(PlaidFault)), JsonSerializable(typeof(PlaidWebhook))]
public sealed partial class PlaidJson : JsonSerializerContext;
