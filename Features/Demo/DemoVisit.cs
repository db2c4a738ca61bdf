using System.Net;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Mail;

namespace Fintech.Features.Demo;

/// <summary>The demo person's own requests: what is made for them is made the way they would make it.</summary>
internal sealed class DemoVisit : IDisposable
{
    static readonly string[] KeyScopes = ["banking:read", "banking:write", "developers:manage"];

    readonly DemoFacts demo;
    readonly HttpClient product;
    readonly HttpClient bank;

    public DemoVisit(DemoFacts demo)
    {
        this.demo = demo;
        product = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new(demo.BaseUrl) };
        product.DefaultRequestHeaders.Add("Origin", demo.BaseUrl);
        product.DefaultRequestHeaders.Add("Fintech-Environment", demo.EnvironmentId.ToString());
        bank = new() { BaseAddress = new(demo.PlaidUrl) };
        bank.DefaultRequestHeaders.Add("PLAID-CLIENT-ID", demo.PlaidClientId);
        bank.DefaultRequestHeaders.Add("PLAID-SECRET", demo.PlaidSecret);
    }

    public Task SignIn(CancellationToken ct) => Post(
        product, "/v1/auth/sign-in", new JsonObject { ["email"] = demo.Email, ["password"] = demo.Password }, ct);

    /// <summary>Confirms with the code that is mailed to who has no second factor.</summary>
    public async Task StepUp(MailFolder mails, CancellationToken ct)
    {
        await Post(product, "/v1/auth/step-up/send", new JsonObject { ["method"] = "email" }, ct);
        string? code;
        while ((code = await Code(mails, ct)) is null) await Task.Delay(20, ct);
        await Post(product, "/v1/auth/step-up", new JsonObject { ["method"] = "email", ["code"] = code }, ct);
    }

    // "123456 is your code"
    async Task<string?> Code(MailFolder mails, CancellationToken ct)
    {
        foreach (var file in mails.List(20).Where(m => m.Kind == "Code" && m.To.StartsWith(demo.Email, StringComparison.Ordinal)))
            if (await mails.Open(file.Name, ct) is { Subject: { } subject }) return subject.Split(' ')[0];
        return null;
    }

    public async Task<string> MakeKey(CancellationToken ct)
    {
        var scopes = new JsonArray([.. KeyScopes.Select(s => (JsonNode)s)]);
        var key = await Post(product, "/v1/api-keys", new JsonObject { ["name"] = "Demo", ["scopes"] = scopes }, ct);
        return (string)key["secret"]!;
    }

    /// <summary>Starts a connection, ends it at the bank as a person would, and asks how it ended.</summary>
    public async Task Link(string institution, CancellationToken ct)
    {
        var connection = await Post(product, "/v1/banking/connections", [], ct);
        var token = new Uri((string)connection["link_url"]!).Segments[^1];
        await Post(bank, "/_sandbox/link/finish", new JsonObject { ["link_token"] = token, ["institution_id"] = institution }, ct);
        await Post(product, $"/v1/banking/connections/{connection["id"]}/complete", [], ct);
    }

    static async Task<JsonObject> Post(HttpClient client, string path, JsonObject body, CancellationToken ct)
    {
        using var answer = await client.PostAsJsonAsync(path, body, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"Demo data: {path} answered {(int)answer.StatusCode} {text}");
        return (JsonObject)JsonNode.Parse(text)!;
    }

    public void Dispose()
    {
        product.Dispose();
        bank.Dispose();
    }
}
