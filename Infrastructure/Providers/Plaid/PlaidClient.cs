using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Fintech.Infrastructure.Providers.Plaid;

/// <summary>Plaid refused or could not answer. Its own words stay in the log; callers see the code.</summary>
public sealed class PlaidException(string type, string code, int status, string? requestId, Exception? inner = null)
    : Exception($"Plaid answered {status} {type}/{code} (request {requestId ?? "unknown"}).", inner)
{
    public string Type { get; } = type;
    public string Code { get; } = code;
    public int Status { get; } = status;
    public string? RequestId { get; } = requestId;

    /// <summary>It may work later, without anybody doing anything.</summary>
    public bool IsTransient => Status is >= 500 or 429 or 0 || Type is "API_ERROR" or "INSTITUTION_ERROR";

    /// <summary>The person must sign in at the bank again.</summary>
    public bool NeedsLogin => Code is "ITEM_LOGIN_REQUIRED";
    public bool IsMutation => Code is "TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION";
    public bool IsGone => Code is "ITEM_NOT_FOUND" or "INVALID_ACCESS_TOKEN";
}

/// <summary>
/// Plaid over HTTP: every call is a POST with the keys in headers, never in bodies. A stand-in for a package, see
/// docs/adr. The same code talks to Plaid and to the simulator.
/// </summary>
public sealed class PlaidClient(HttpClient http)
{
    public Task<LinkTokenCreated> CreateLinkToken(PlaidAccess at, LinkTokenCreateRequest request, CancellationToken ct) =>
        Post(at, "/link/token/create", request, PlaidJson.Default.LinkTokenCreateRequest, PlaidJson.Default.LinkTokenCreated, ct);

    public Task<LinkTokenState> GetLinkToken(PlaidAccess at, string linkToken, CancellationToken ct) =>
        Post(at, "/link/token/get", new(linkToken), PlaidJson.Default.LinkTokenRequest, PlaidJson.Default.LinkTokenState, ct);

    public Task<ItemExchanged> ExchangePublicToken(PlaidAccess at, string publicToken, CancellationToken ct) =>
        Post(at, "/item/public_token/exchange", new(publicToken), PlaidJson.Default.PublicTokenRequest, PlaidJson.Default.ItemExchanged, ct);

    public Task<AccountsAnswer> GetAccounts(PlaidAccess at, string accessToken, CancellationToken ct) =>
        Post(at, "/accounts/get", new(accessToken), PlaidJson.Default.AccessTokenRequest, PlaidJson.Default.AccountsAnswer, ct);

    public Task<AccountsAnswer> GetBalances(PlaidAccess at, string accessToken, CancellationToken ct) =>
        Post(at, "/accounts/balance/get", new(accessToken), PlaidJson.Default.AccessTokenRequest, PlaidJson.Default.AccountsAnswer, ct);

    public Task<ItemAnswer> GetItem(PlaidAccess at, string accessToken, CancellationToken ct) =>
        Post(at, "/item/get", new(accessToken), PlaidJson.Default.AccessTokenRequest, PlaidJson.Default.ItemAnswer, ct);

    public Task<ItemRemoved> RemoveItem(PlaidAccess at, string accessToken, CancellationToken ct) =>
        Post(at, "/item/remove", new(accessToken), PlaidJson.Default.AccessTokenRequest, PlaidJson.Default.ItemRemoved, ct);

    public Task<InstitutionAnswer> GetInstitution(PlaidAccess at, InstitutionRequest request, CancellationToken ct) =>
        Post(at, "/institutions/get_by_id", request, PlaidJson.Default.InstitutionRequest, PlaidJson.Default.InstitutionAnswer, ct);

    public Task<TransactionsPage> SyncTransactions(PlaidAccess at, TransactionsSyncRequest request, CancellationToken ct) =>
        Post(at, "/transactions/sync", request, PlaidJson.Default.TransactionsSyncRequest, PlaidJson.Default.TransactionsPage, ct);

    public Task<WebhookKeyAnswer> GetWebhookKey(PlaidAccess at, string keyId, CancellationToken ct) =>
        Post(at, "/webhook_verification_key/get", new(keyId), PlaidJson.Default.WebhookKeyRequest, PlaidJson.Default.WebhookKeyAnswer, ct);

    async Task<TAnswer> Post<TBody, TAnswer>(
        PlaidAccess at, string path, TBody body, JsonTypeInfo<TBody> bodyInfo, JsonTypeInfo<TAnswer> answerInfo,
        CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(at.BaseUrl, path))
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, bodyInfo))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
        request.Headers.Add("PLAID-CLIENT-ID", at.ClientId);
        request.Headers.Add("PLAID-SECRET", at.Secret);
        request.Headers.Add("Plaid-Version", "2020-09-14");
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            await using var stream = await response.Content.ReadAsStreamAsync(ct);
            if (response.StatusCode is not HttpStatusCode.OK) throw await Fault(response, stream, ct);
            return await JsonSerializer.DeserializeAsync(stream, answerInfo, ct)
                ?? throw new JsonException("Plaid answered with null.");
        }
        catch (Exception failure) when (IsTransport(failure, ct))
        {
            throw new PlaidException("NETWORK", "NO_ANSWER", 0, null, failure);
        }
    }

    static bool IsTransport(Exception failure, CancellationToken ct) =>
        failure is HttpRequestException or IOException or JsonException
        || (failure is OperationCanceledException && !ct.IsCancellationRequested); // the client's own time-out

    static async Task<PlaidException> Fault(HttpResponseMessage response, Stream stream, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        try
        {
            var fault = await JsonSerializer.DeserializeAsync(stream, PlaidJson.Default.PlaidFault, ct);
            if (fault is not null) return new(fault.ErrorType, fault.ErrorCode, status, fault.RequestId);
        }
        catch (JsonException) { } // a proxy's page and the like: the status must do
        return new("UNKNOWN", "UNREADABLE", status, null);
    }
}
