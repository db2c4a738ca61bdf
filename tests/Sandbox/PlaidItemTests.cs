using System.Text.Json.Nodes;

namespace Fintech.Tests.Sandbox;

[Collection(SandboxCollection.Name)]
public sealed class PlaidItemTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task Exchanges_a_public_token_once()
    {
        var plaid = sandbox.Tenant();
        var token = await plaid.PublicToken();
        var access = await plaid.Exchange(token);
        Assert.StartsWith("access-sandbox-", access);
        Assert.Equal(
            "INVALID_PUBLIC_TOKEN", await plaid.Error("/item/public_token/exchange", new { public_token = token }));
    }

    [Fact]
    public async Task Of_many_exchanges_at_once_one_succeeds()
    {
        var plaid = sandbox.Tenant();
        var token = await plaid.PublicToken();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => plaid.Send("/item/public_token/exchange", new { public_token = token })));
        Assert.Single(answers, a => a.Status == 200);
    }

    [Fact]
    public async Task Refuses_wrong_credentials_in_headers_and_body()
    {
        var plaid = sandbox.Tenant();
        var (status, json) = await plaid.Send("/institutions/get_by_id", new { }, secret: "wrong");
        Assert.Equal(400, status);
        Assert.Equal("INVALID_API_KEYS", json["error_code"]!.GetValue<string>());
        using var response = await plaid.Browser.PostAsync("/item/get", JsonBody(new
        {
            client_id = plaid.ClientId, secret = "wrong", access_token = "x",
        }));
        Assert.Contains("INVALID_API_KEYS", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Takes_credentials_from_the_body()
    {
        var plaid = sandbox.Tenant();
        using var response = await plaid.Browser.PostAsync("/institutions/get_by_id", JsonBody(new
        {
            client_id = plaid.ClientId,
            secret = PlaidTester.SecretOf(plaid.ClientId),
            institution_id = PlaidTester.Platypus,
            country_codes = new[] { "US" },
        }));
        Assert.Contains("First Platypus Bank", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Another_tenant_sees_nothing()
    {
        var (owner, stranger) = (sandbox.Tenant(), sandbox.Tenant());
        var publicToken = await owner.PublicToken();
        Assert.Equal("INVALID_PUBLIC_TOKEN",
            await stranger.Error("/item/public_token/exchange", new { public_token = publicToken }));
        var access = await owner.Exchange(publicToken);
        foreach (var path in new[]
        {
            "/item/get", "/accounts/get", "/transactions/sync", "/item/remove", "/sandbox/item/reset_login",
        })
            Assert.Equal("INVALID_ACCESS_TOKEN", await stranger.Error(path, new { access_token = access }));
        await stranger.Ok("/_sandbox/reset", new { });
        await owner.Ok("/item/get", new { access_token = access });
    }

    [Theory]
    [InlineData("""{"access_token":"access-sandbox-nobody"}""", "INVALID_ACCESS_TOKEN")]
    [InlineData("""{}""", "MISSING_FIELDS")]
    [InlineData("""{"access_token":1}""", "INVALID_FIELD")]
    [InlineData("""{"access_token":"a","acess":1}""", "UNKNOWN_FIELDS")]
    public async Task Says_what_is_wrong_with_a_request(string body, string code)
    {
        Assert.Equal(code, await sandbox.Tenant().Error("/item/get", JsonNode.Parse(body)!));
    }

    [Fact]
    public async Task A_login_reset_stops_data_until_the_link_is_repaired()
    {
        var plaid = sandbox.Tenant();
        var access = await plaid.Item();
        await plaid.Ok("/sandbox/item/reset_login", new { access_token = access });
        foreach (var path in new[] { "/accounts/get", "/accounts/balance/get", "/transactions/sync" })
            Assert.Equal("ITEM_LOGIN_REQUIRED", await plaid.Error(path, new { access_token = access }));
        var item = (await plaid.Ok("/item/get", new { access_token = access }))["item"]!;
        Assert.Equal("ITEM_LOGIN_REQUIRED", item["error"]!["error_code"]!.GetValue<string>());
        var hook = await plaid.Hook("ITEM/ERROR");
        Assert.Equal("ITEM_LOGIN_REQUIRED", hook.Json["error"]!["error_code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_removed_item_is_gone()
    {
        var plaid = sandbox.Tenant();
        var access = await plaid.Item();
        await plaid.Ok("/item/remove", new { access_token = access });
        Assert.Equal("ITEM_NOT_FOUND", await plaid.Error("/item/get", new { access_token = access }));
        Assert.Equal("ITEM_NOT_FOUND", await plaid.Error("/transactions/sync", new { access_token = access }));
    }

    [Fact]
    public async Task Unknown_paths_and_broken_bodies_get_plaid_errors()
    {
        var plaid = sandbox.Tenant();
        Assert.Equal("NOT_FOUND", await plaid.Error("/no/such/endpoint", new { }));
        using var response = await plaid.Browser.PostAsync("/item/get", new StringContent("{"));
        Assert.Contains("INVALID_BODY", await response.Content.ReadAsStringAsync());
    }

    static StringContent JsonBody(object body) =>
        new(System.Text.Json.JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");
}
