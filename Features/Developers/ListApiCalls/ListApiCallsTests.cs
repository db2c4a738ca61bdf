using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.ApiLog;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Developers.ListApiCalls;

public sealed class ListApiCallsTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Has_every_call_of_a_key_with_what_was_answered()
    {
        var person = await app.NewPerson();
        var key = await person.ClientWith("banking:read");
        key.DefaultRequestHeaders.UserAgent.ParseAdd("acme/1.0");
        await key.Read("/v1/banking/accounts?limit=7");
        using var missing = await key.GetAsync("/v1/banking/accounts/acct_01kb8vq1k0e2fvznq0t9d1n4xg");
        using var wrong = await key.GetAsync("/v1/banking/accounts?limit=0");
        using var forbidden = await key.GetAsync("/v1/api-keys");
        var calls = await person.Calls(4, "key_id=" + await person.KeyId());
        JsonObject Of(string operation, int status) =>
            Assert.Single(calls, c => (string?)c["operation"] == operation && (int)c["status"]! == status);
        Assert.Equal(4, calls.Count);
        Assert.Equal("auth.insufficient_scope", (string?)Of("GET /v1/api-keys", 403)["error_code"]);
        var (refused, read) = (Of("GET /v1/banking/accounts", 400), Of("GET /v1/banking/accounts", 200));
        Assert.Equal(("request.invalid", "limit"), ((string?)refused["error_code"], (string?)refused["fields"]));
        Assert.Equal(7, (int)read["arguments"]!["limit"]!);
        Assert.Equal(("GET", "/v1/banking/accounts"), ((string)read["method"]!, (string)read["path"]!));
        var nothing = Of("GET /v1/banking/accounts/{id}", 404);
        Assert.Equal("bank_account.not_found", (string?)nothing["error_code"]);
        Assert.Equal(missing.Headers.GetValues("Request-Id").Single(), (string?)nothing["id"]);
        Assert.Equal("/v1/banking/accounts/acct_01kb8vq1k0e2fvznq0t9d1n4xg", (string?)nothing["path"]);
        Assert.Single(await person.Calls(1, "path=/v1/banking/accounts/acct_01kb8vq1k0e2fvznq0t9d1n4xg"));
        Assert.All(calls, c => Assert.Equal(("http", "acme/1.0", "api_call"), ((string)c["door"]!, (string)c["user_agent"]!, (string)c["object"]!)));
        Assert.All(calls, c => Assert.True((int)c["duration_us"]! > 0));
        Assert.All(calls, c => Assert.InRange((DateTimeOffset)c["created_at"]!, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow));
    }

    [Fact]
    public async Task Has_what_was_refused_before_any_slice_was_reached_and_counts_it_under_no_name_of_the_callers()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        var key = await person.ClientWith("banking:read");
        using var brewed = await key.SendAsync(new(new HttpMethod("BREW"), "/v1/coffee"));
        using var elsewhere = await key.GetAsync("/v1/banking/accounts?environment=" + other.Environment);
        await key.PostAsync("/mcp", new StringContent("{", null, "application/json"));
        var calls = await person.Calls(3, "key_id=" + await person.KeyId());
        Assert.Equal(
            ["(no route) 404 request.route_not_found", "/mcp 406 ", "GET /v1/banking/accounts 400 environment.mismatch"],
            calls.Select(c => $"{c["operation"]} {c["status"]} {c["error_code"]}").Order(StringComparer.Ordinal));
        Assert.Empty((await other.Http.Read("/v1/logs?status=400"))["data"]!.AsArray());
    }

    [Theory]
    [InlineData(null)] // the direct lane, or the SDK without a session
    [InlineData("2025-11-25")] // a session
    public async Task Has_calls_over_MCP_by_tool_and_resource(string? era)
    {
        var person = await app.NewPerson();
        await using (var agent = await person.Mcp(["banking:read"], era))
        {
            await agent.CallToolAsync("list_accounts");
            await agent.CallToolAsync("search_transactions", new Dictionary<string, object?> { ["limit"] = 0 });
            await agent.ReadResourceAsync("banking://accounts");
        }
        string[] handshake = era is null ? ["mcp server/discover 200 "] : ["mcp initialize 200 ", "mcp notifications/initialized 200 "];
        var calls = await person.Calls(3 + handshake.Length, "key_id=" + await person.KeyId());
        Assert.Equal(
            [.. handshake, "resource banking://accounts 200 ", "tool list_accounts 200 ", "tool search_transactions 400 request.invalid"],
            calls.Select(c => $"{c["operation"]} {c["status"]} {c["error_code"]}").Order(StringComparer.Ordinal));
        Assert.All(calls, c => Assert.Equal("mcp", (string?)c["door"]));
        Assert.All(calls, c => Assert.NotEmpty((string)c["ip"]!));
        Assert.Single(await person.Calls(1, "operation=tool%20list_accounts"));
    }

    [Fact]
    public async Task Finds_by_status_path_code_and_time()
    {
        var person = await app.NewPerson();
        var key = await person.ClientWith("banking:read");
        for (var i = 0; i < 3; i++) await key.Read("/v1/banking/accounts");
        for (var i = 0; i < 2; i++) using (await key.GetAsync("/v1/banking/accounts?limit=0")) { }
        await person.Calls(5, "path=/v1/banking/accounts");
        Assert.Equal(2, (await person.Calls(2, "status=errors&path=/v1/banking/accounts")).Count);
        Assert.Equal(2, (await person.Calls(2, "status=400")).Count);
        Assert.Equal(2, (await person.Calls(2, "status=4xx&error_code=request.invalid")).Count);
        Assert.Equal(3, (await person.Calls(3, "status=2xx&path=/v1/banking/accounts")).Count);
        Assert.Empty((await person.Http.Read("/v1/logs?status=5xx"))["data"]!.AsArray());
        Assert.Empty((await person.Http.Read("/v1/logs?to=2026-01-01T00:00:00Z"))["data"]!.AsArray());
        Assert.Equal(5, (await person.Calls(5, "path=/v1/banking/accounts&from=2026-01-01T00:00:00Z")).Count);
        Assert.Equal(5, (await person.Calls(5, "path=/v1/banking/accounts&from=1969-01-01T00:00:00Z")).Count);
        var (ids, cursor) = (new List<string>(), "");
        do
        {
            var page = await person.Http.Read("/v1/logs?limit=2&path=/v1/banking/accounts" + cursor);
            ids.AddRange(page["data"]!.AsArray().Select(c => (string)c!["id"]!));
            cursor = page["next_cursor"] is { } next ? "&cursor=" + next : "";
        }
        while (cursor.Length > 0);
        Assert.Equal(5, ids.Distinct().Count());
    }

    [Fact]
    public async Task Keeps_no_text_and_no_secret_of_what_was_sent()
    {
        var person = await app.NewPerson();
        await person.Http.Sent(HttpMethod.Post, "/v1/api-keys", new()
        {
            ["name"] = "Zelda's own key", ["scopes"] = new JsonArray("banking:read"),
        });
        await person.Http.Send(HttpMethod.Post, "/v1/invitations", new() { ["email"] = "zelda@fintech.example", ["role"] = "viewer" });
        await app.Client().Send(HttpMethod.Get, "/v1/banking/accounts?api_key=4111111111111111");
        var calls = await person.Calls(2, "status=2xx");
        Assert.Contains(calls, c => (string?)c["arguments"]?["name"] == "(15 characters)");
        Assert.Equal(0L, await app.Sql("select count(*) from api_calls c where c::text ilike '%zelda%' or c::text like '%4111111111111111%'"));
    }

    [Fact]
    public async Task Is_of_one_environment_and_for_its_developers()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        await (await other.ClientWith("banking:read")).Read("/v1/banking/accounts");
        await other.Calls(1, "path=/v1/banking/accounts");
        Assert.Empty((await person.Http.Read("/v1/logs?path=/v1/banking/accounts"))["data"]!.AsArray());
        var viewer = await person.Joined("viewer");
        await viewer.Http.Send(HttpMethod.Get, "/v1/logs").IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Get, "/v1/logs").IsRefused(401, "auth.required");
        await (await person.ClientWith("developers:manage")).Read("/v1/logs");
    }

    [Theory]
    [InlineData("status=6xx")]
    [InlineData("status=abc")]
    [InlineData("limit=0")]
    [InlineData("key_id=x")]
    [InlineData("from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z")]
    public async Task Says_what_is_wrong(string query) =>
        await (await app.NewPerson()).Http.Send(HttpMethod.Get, "/v1/logs?" + query).IsRefused(400, "request.invalid");
}
