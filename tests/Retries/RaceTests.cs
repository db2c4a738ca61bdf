using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Fintech.Tests.Retries;

/// <summary>Two hundred equal requests with one key have one effect, by whichever door they come.</summary>
public sealed class RaceTests(App app) : IClassFixture<App>
{
    const int Many = 200;

    sealed record Try(string? Id, bool Replayed, string? Code);

    [Fact]
    public async Task One_connection_is_started_by_two_hundred_over_HTTP_and_MCP()
    {
        var person = await app.NewPerson();
        var key = await person.ClientWith("banking:write", "banking:read");
        await using var agent = await person.Mcp(["banking:write", "banking:read"]);
        var tries = await Task.WhenAll(Enumerable.Range(0, Many)
            .Select(i => i % 2 == 0 ? OverHttp(key, "/v1/banking/connections", []) : OverMcp(agent)));
        var done = tries.Where(t => t.Id is not null).ToList();
        Assert.Single(done.Select(t => t.Id).Distinct());
        Assert.All(tries.Where(t => t.Id is null), t => Assert.Equal("idempotency.in_flight", t.Code));
        Assert.Equal(1L, await app.Sql("select count(*) from bank_connections where environment_id = $1", person.Environment.Value));
        Assert.Equal(1L, await app.Sql(
            "select count(*) from audit_entries where environment_id = $1 and action = 'start_bank_connection'", person.Environment.Value));
        // Both doors have the one record.
        var (http, mcp) = (await OverHttp(key, "/v1/banking/connections", []), await OverMcp(agent));
        Assert.Equal((done[0].Id, done[0].Id, true), (http.Id, mcp.Id, http.Replayed));
        Assert.Equal(1L, await app.Sql("select count(*) from idempotency_records where scope_id = $1 and key = 'once'", person.Environment.Value));
        Assert.Equal(done.Count + 1, (int)(await app.Sql(
            "select replays from idempotency_records where scope_id = $1 and key = 'once'", person.Environment.Value))!);
    }

    [Fact]
    public async Task One_key_is_made_by_two_hundred_and_one_of_them_sees_its_secret()
    {
        var person = await app.NewPerson();
        JsonObject Body() => new() { ["name"] = "Nightly export", ["scopes"] = new JsonArray("banking:read") };
        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(async _ =>
        {
            using var answer = await person.Http.Send(HttpMethod.Post, "/v1/api-keys", Body(), "once");
            return (answer.StatusCode, Text: await answer.Content.ReadAsStringAsync());
        }));
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Conflict, a.Text));
        Assert.Single(answers, a => a.Text.Contains("\"secret\":\"fk_", StringComparison.Ordinal));
        Assert.Single((await person.Http.Read("/v1/api-keys"))["data"]!.AsArray());
        Assert.Single((await person.Http.Read("/v1/events?type=api_key.created"))["data"]!.AsArray());
    }

    [Fact]
    public async Task Of_two_different_requests_with_one_key_one_is_done_and_the_other_is_told()
    {
        var person = await app.NewPerson();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            var body = new JsonObject { ["name"] = i % 2 == 0 ? "One" : "Other", ["scopes"] = new JsonArray("banking:read") };
            using var answer = await person.Http.Send(HttpMethod.Post, "/v1/api-keys", body, "shared");
            return (Status: (int)answer.StatusCode, Text: await answer.Content.ReadAsStringAsync(), Body: i % 2);
        }));
        var winner = Assert.Single((await person.Http.Read("/v1/api-keys"))["data"]!.AsArray());
        var won = (string)winner!["name"]! == "One" ? 0 : 1;
        Assert.All(answers.Where(a => a.Body != won), a => Assert.Contains("idempotency.key_reused", a.Text));
        Assert.All(answers.Where(a => a.Body == won), a => Assert.True(a.Status is 200 or 201 or 409, a.Text));
    }

    static async Task<Try> OverHttp(HttpClient http, string path, JsonObject body)
    {
        using var answer = await http.Send(HttpMethod.Post, path, body, "once");
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return new((string?)json["id"], answer.Headers.Contains("Idempotent-Replayed"), (string?)json["code"]);
    }

    static async Task<Try> OverMcp(McpClient agent)
    {
        var answer = await agent.CallToolAsync("start_bank_connection", new Dictionary<string, object?> { ["idempotency_key"] = "once" });
        var json = JsonNode.Parse(answer.StructuredContent?.GetRawText() ?? ((TextContentBlock)answer.Content[0]).Text)!;
        return new((string?)json["id"], false, (string?)json["code"]);
    }
}
