using System.Text.Json.Nodes;

namespace Fintech.Tests.Sandbox;

[Collection(SandboxCollection.Name)]
public sealed class PlaidLinkPageTests(SandboxFixture sandbox)
{
    const string Return = "http://localhost:5080/connect/return?connection=conn_1";

    [Fact]
    public async Task Links_a_bank_and_returns_with_a_public_token()
    {
        var plaid = sandbox.Tenant();
        var (token, page) = await Start(plaid);
        Assert.Contains("First Platypus Bank", await Get(plaid, page));
        await Step(plaid, page, "institution", ("institution_id", PlaidTester.Platypus));
        Assert.Contains("pass_good", await Get(plaid, page));
        await Step(plaid, page, "credentials", ("username", "user_good"), ("password", "pass_good"));
        Assert.Contains("Rewards Credit Card", await Get(plaid, page));
        await Step(plaid, page, "accounts", ("account", "checking"), ("account", "card"));
        Assert.Contains("Everyday Checking, Rewards Credit Card", await Get(plaid, page));
        using var done = await Post(plaid, page, "consent");
        Assert.Equal(303, (int)done.StatusCode);
        Assert.Equal(Return, done.Headers.Location!.ToString());

        var session = (await plaid.Ok("/link/token/get", new { link_token = token }))["link_sessions"]![0]!;
        var added = session["results"]!["item_add_results"]![0]!;
        var publicToken = added["public_token"]!.GetValue<string>();
        Assert.Equal(publicToken, session["on_success"]!["public_token"]!.GetValue<string>());
        Assert.Equal(2, added["accounts"]!.AsArray().Count);
        var hook = await plaid.Hook("LINK/SESSION_FINISHED");
        Assert.Equal("SUCCESS", hook.Json["status"]!.GetValue<string>());
        Assert.Equal(publicToken, hook.Json["public_tokens"]![0]!.GetValue<string>());

        var access = await plaid.Exchange(publicToken);
        Assert.Equal(2, (await plaid.Accounts(access)).Count);
        await plaid.WaitForHistory(access);
        await plaid.Spend(access, 9.99m, "Works for every sandbox user");
        Assert.Contains("You are connected", await Get(plaid, page));
    }

    [Fact]
    public async Task Explains_a_wrong_password_and_keeps_the_username()
    {
        var plaid = sandbox.Tenant();
        var (_, page) = await Start(plaid);
        await Step(plaid, page, "institution", ("institution_id", PlaidTester.Platypus));
        using var refused = await Post(plaid, page, "credentials", ("username", "user_<b>"), ("password", "no"));
        Assert.Equal(422, (int)refused.StatusCode);
        var html = await refused.Content.ReadAsStringAsync();
        Assert.Contains("not right", html);
        Assert.Contains("user_&lt;b&gt;", html);
        Assert.DoesNotContain("user_<b>", html);
    }

    [Fact]
    public async Task A_cancelled_visit_is_told_and_can_be_started_again()
    {
        var plaid = sandbox.Tenant();
        var (token, page) = await Start(plaid);
        await Get(plaid, page);
        using var left = await Post(plaid, page, "cancel");
        Assert.Equal(Return, left.Headers.Location!.ToString());
        Assert.Equal("EXITED", (await plaid.Hook("LINK/SESSION_FINISHED")).Json["status"]!.GetValue<string>());
        var session = (await plaid.Ok("/link/token/get", new { link_token = token }))["link_sessions"]![0]!;
        Assert.NotNull(session["exit"]);
        Assert.Null(session["results"]);
        Assert.Contains("Choose your bank", await Get(plaid, page));
    }

    [Fact]
    public async Task An_expired_link_says_so()
    {
        var plaid = sandbox.Tenant();
        var (token, page) = await Start(plaid);
        await plaid.Ok("/_sandbox/link/expire", new { link_token = token });
        using var answer = await plaid.Browser.GetAsync(page);
        Assert.Equal(410, (int)answer.StatusCode);
        Assert.Contains("This link has expired", await answer.Content.ReadAsStringAsync());
        using var post = await Post(plaid, page, "institution", ("institution_id", PlaidTester.Platypus));
        Assert.Equal(410, (int)post.StatusCode);
    }

    [Fact]
    public async Task Repairs_a_broken_login_without_a_new_token()
    {
        var plaid = sandbox.Tenant();
        var access = await plaid.Item();
        var cursor = (await plaid.SyncAll(access)).Cursor;
        await plaid.Ok("/sandbox/item/reset_login", new { access_token = access });
        var (_, page) = await Start(plaid, access);
        Assert.Contains("Sign in to First Platypus Bank", await Get(plaid, page));
        await Step(plaid, page, "credentials", ("username", "user_good"), ("password", "pass_good"));
        using var done = await Post(plaid, page, "consent");
        await plaid.Hook("ITEM/LOGIN_REPAIRED");
        var finished = await plaid.Hook("LINK/SESSION_FINISHED");
        Assert.Empty(finished.Json["public_tokens"]!.AsArray());
        Assert.Empty((await plaid.SyncAll(access, cursor)).Added);
    }

    [Fact]
    public async Task Pages_carry_a_policy_no_script_and_no_cookie()
    {
        var plaid = sandbox.Tenant();
        var (_, page) = await Start(plaid);
        using var answer = await plaid.Browser.GetAsync(page);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("form-action 'self' http://localhost:5080", policy);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("<script", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Two_clicks_on_the_last_button_make_one_item()
    {
        var plaid = sandbox.Tenant();
        var (token, page) = await Start(plaid);
        await Step(plaid, page, "institution", ("institution_id", "ins_900003"));
        await Step(plaid, page, "credentials", ("username", "user_good"), ("password", "pass_good"));
        await Step(plaid, page, "accounts", ("account", "checking"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Post(plaid, page, "consent")));
        Assert.All(answers, a => Assert.InRange((int)a.StatusCode, 200, 303));
        await plaid.Hook("LINK/SESSION_FINISHED");
        await Task.Delay(300);
        Assert.Single(plaid.Hooks(), h => h.Kind == "LINK/SESSION_FINISHED");
        var sessions = (await plaid.Ok("/link/token/get", new { link_token = token }))["link_sessions"]!.AsArray();
        Assert.Single(sessions);
    }

    [Fact]
    public async Task A_browser_that_asks_twice_at_once_is_one_visit()
    {
        var plaid = sandbox.Tenant();
        var (token, page) = await Start(plaid);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Get(plaid, page)));
        var got = await plaid.Ok("/link/token/get", new { link_token = token });
        Assert.Single(got["link_sessions"]!.AsArray());
    }

    static async Task<(string Token, string Page)> Start(PlaidTester plaid, string? accessToken = null)
    {
        var body = new JsonObject
        {
            ["client_name"] = "Fintech",
            ["language"] = "en",
            ["country_codes"] = new JsonArray("US"),
            ["user"] = new JsonObject { ["client_user_id"] = "cus_1" },
            ["webhook"] = plaid.Webhook,
            ["hosted_link"] = new JsonObject { ["completion_redirect_uri"] = Return },
            ["transactions"] = new JsonObject { ["days_requested"] = 730 },
        };
        if (accessToken is null) body["products"] = new JsonArray("transactions");
        else body["access_token"] = accessToken;
        var made = await plaid.Ok("/link/token/create", body);
        var url = new Uri(made["hosted_link_url"]!.GetValue<string>());
        Assert.Equal(plaid.Browser.BaseAddress!.Authority, url.Authority);
        return (made["link_token"]!.GetValue<string>(), url.AbsolutePath);
    }

    static async Task<string> Get(PlaidTester plaid, string page)
    {
        using var answer = await plaid.Browser.GetAsync(page);
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    static async Task Step(
        PlaidTester plaid, string page, string step, params (string Name, string Value)[] fields)
    {
        using var answer = await Post(plaid, page, step, fields);
        Assert.Equal(303, (int)answer.StatusCode);
        Assert.Equal(page, answer.Headers.Location!.ToString());
    }

    static Task<HttpResponseMessage> Post(
        PlaidTester plaid, string page, string step, params (string Name, string Value)[] fields) =>
        plaid.Browser.PostAsync($"{page}/{step}", new FormUrlEncodedContent(
            fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
}
