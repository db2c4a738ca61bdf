using System.Text.Json.Nodes;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Tests.Credentials;
using ModelContextProtocol.Client;

namespace Fintech.Support;

/// <summary>One person of one test, in a workspace of their own.</summary>
/// <param name="Http">Signed in by cookie, in the sandbox environment.</param>
/// <param name="Bank">The simulator with this environment's own credentials, and its control plane.</param>
public sealed record Tester(
    App App, string Email, string Password, PersonId Id, WorkspaceId Workspace, EnvironmentId Environment,
    HttpClient Http,
    HttpClient Bank)
{
    public async Task SignIn()
    {
        await Http.Sent(HttpMethod.Post, "/v1/auth/sign-in",
            new JsonObject { ["email"] = Email, ["password"] = Password });
        await Prove();
        Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        Http.DefaultRequestHeaders.Add("Fintech-Environment", Environment.ToString());
    }

    /// <summary>As if a second factor had just been proved: how it is proved is a test of its own.</summary>
    public Task Prove() =>
        App.Sql("update sessions set step_up_at = now() where person_id = $1 and ended_at is null", Id.Value);

    /// <summary>As if it had been long ago.</summary>
    public Task Forget() =>
        App.Sql("update sessions set step_up_at = now() - interval '61 minutes' where person_id = $1", Id.Value);

    /// <summary>A new API key with these scopes; the secret.</summary>
    public async Task<string> Key(params string[] scopes)
    {
        var made = await Http.Sent(HttpMethod.Post, "/v1/api-keys", new JsonObject
        {
            ["name"] = "Test", ["scopes"] = new JsonArray([.. scopes.Select(s => (JsonNode)s)]),
        });
        return (string)made["secret"]!;
    }

    /// <summary>A client that calls with a key, and with nothing else.</summary>
    public async Task<HttpClient> ClientWith(params string[] scopes)
    {
        var http = new HttpClient { BaseAddress = App.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await Key(scopes));
        return http;
    }

    /// <param name="era">2026-07-28 without a session; an older one initializes and gets one.</param>
    public async Task<McpClient> Mcp(
        string[] scopes, string? era = null, HttpTransportMode mode = HttpTransportMode.StreamableHttp,
        McpClientOptions? options = null)
    {
        var path = mode is HttpTransportMode.Sse ? "/mcp/sse" : "/mcp";
        var transport = new HttpClientTransport(
            new() { Endpoint = new Uri(App.Url, path), TransportMode = mode }, await ClientWith(scopes),
            ownsHttpClient: true);
        options ??= new();
        options.ProtocolVersion = era;
        return await McpClient.CreateAsync(transport, options);
    }

    /// <summary>Links a bank as a person would and waits until its history is here; the connection.</summary>
    public async Task<JsonObject> Link(string institution = "ins_109508")
    {
        var connection = await Http.Sent(HttpMethod.Post, "/v1/banking/connections", []);
        await FinishAtBank(connection, institution);
        await Http.Sent(HttpMethod.Post, $"/v1/banking/connections/{connection["id"]}/complete", []);
        return await Until(
            () => Http.Read($"/v1/banking/connections/{connection["id"]}"), c => (string?)c["status"] == "active");
    }

    public Task<JsonObject> FinishAtBank(JsonObject connection, string institution = "ins_109508") =>
        Bank.Sent(HttpMethod.Post, "/_sandbox/link/finish", new JsonObject
        {
            ["link_token"] = new Uri((string)connection["link_url"]!).Segments[^1], ["institution_id"] = institution,
        });

    /// <summary>A purchase at the bank, of the newest linked item.</summary>
    public Task<JsonObject> Purchase(string payee, decimal amount) => Bank.Sent(
        HttpMethod.Post, "/_sandbox/transactions/create", new JsonObject
        {
            ["transactions"] = new JsonArray(new JsonObject
            {
                ["amount"] = amount, ["description"] = payee, ["date_transacted"] = Today, ["date_posted"] = Today,
                ["iso_currency_code"] = "USD",
            }),
        });

    static string Today => DateTime.UtcNow.ToString("yyyy-MM-dd");

    public static async Task<T> Until<T>(Func<Task<T>> look, Func<T, bool> done, int seconds = 20)
    {
        var end = DateTime.UtcNow.AddSeconds(seconds);
        while (true)
        {
            var seen = await look();
            if (done(seen)) return seen;
            if (DateTime.UtcNow > end) throw new TimeoutException($"Still not so after {seconds} s: {seen}");
            await Task.Delay(50);
        }
    }
}

