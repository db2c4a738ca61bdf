using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Fintech.Tests.Sandbox;

/// <summary>A tenant at the simulator, speaking Plaid's wire format.</summary>
internal sealed class PlaidTester(string url, Guid environmentId, WebhookReceiver receiver)
{
    public const string Platypus = "ins_109508";
    readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = new Uri(url),
    };

    public string ClientId { get; } = environmentId.ToString("N");

    public string HookPath => $"/hooks/{ClientId}";

    public string Webhook => receiver.Url + HookPath;

    public HttpClient Browser => http;

    public static string SecretOf(string clientId) => $"secret-of-{clientId[..8]}";

    public Task<WebhookReceiver.Received> Hook(string kind, Func<JsonNode, bool>? where = null) =>
        receiver.Wait(HookPath, kind, where);

    public List<WebhookReceiver.Received> Hooks() => receiver.For(HookPath);

    public async Task<(int Status, JsonNode Json)> Send(string path, object body, string? secret = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("PLAID-CLIENT-ID", ClientId);
        request.Headers.Add("PLAID-SECRET", secret ?? SecretOf(ClientId));
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    public async Task<JsonNode> Ok(string path, object body)
    {
        var (status, json) = await Send(path, body);
        Assert.True(status == 200, $"{path}: {status} {json}");
        return json;
    }

    public async Task<string> Error(string path, object body)
    {
        var (status, json) = await Send(path, body);
        Assert.NotEqual(200, status);
        Assert.NotNull(json["error_type"]);
        Assert.NotNull(json["request_id"]);
        return json["error_code"]!.GetValue<string>();
    }

    public async Task<string> PublicToken(string institution = Platypus, string? webhook = null, int days = 730) =>
        (await Ok("/sandbox/public_token/create", new
        {
            institution_id = institution,
            initial_products = new[] { "transactions" },
            options = new { webhook = webhook ?? Webhook, transactions = new { days_requested = days } },
        }))["public_token"]!.GetValue<string>();

    public async Task<string> Exchange(string publicToken) =>
        (await Ok("/item/public_token/exchange", new { public_token = publicToken }))["access_token"]!
            .GetValue<string>();

    /// <summary>An item whose whole history is ready.</summary>
    public async Task<string> Item(string institution = Platypus, int days = 730)
    {
        var token = await Exchange(await PublicToken(institution, days: days));
        await WaitForHistory(token);
        return token;
    }

    public async Task WaitForHistory(string accessToken)
    {
        for (var i = 0; i < 200; i++)
        {
            var page = await Ok("/transactions/sync", new { access_token = accessToken, count = 1 });
            if (page["transactions_update_status"]!.GetValue<string>() == "HISTORICAL_UPDATE_COMPLETE") return;
            await Task.Delay(50);
        }
        Assert.Fail("The history never became ready.");
    }

    public Task<JsonNode> Sync(string accessToken, string cursor, int count = 500) =>
        Ok("/transactions/sync", new { access_token = accessToken, cursor, count });

    public async Task<Changes> SyncAll(string accessToken, string cursor = "", int count = 500)
    {
        var changes = new Changes(cursor);
        while (true)
        {
            var page = await Sync(accessToken, changes.Cursor, count);
            changes.Added.AddRange(page["added"]!.AsArray()!);
            changes.Modified.AddRange(page["modified"]!.AsArray()!);
            changes.Removed.AddRange(page["removed"]!.AsArray()!);
            changes.Cursor = page["next_cursor"]!.GetValue<string>();
            if (!page["has_more"]!.GetValue<bool>()) return changes;
        }
    }

    public async Task<List<JsonNode>> Accounts(string accessToken) =>
        [.. (await Ok("/accounts/get", new { access_token = accessToken }))["accounts"]!.AsArray().Select(a => a!)];

    public Task<JsonNode> Spend(string accessToken, decimal amount, string description) =>
        Ok("/sandbox/transactions/create", new
        {
            access_token = accessToken,
            transactions = new[]
            {
                new { date_transacted = Today, date_posted = Today, amount, description },
            },
        });

    public static string Today => DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal sealed class Changes(string cursor)
    {
        public List<JsonNode> Added { get; } = [];
        public List<JsonNode> Modified { get; } = [];
        public List<JsonNode> Removed { get; } = [];
        public string Cursor { get; set; } = cursor;
    }
}
