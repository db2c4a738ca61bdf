using System.Text.Json.Nodes;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Fintech.Tests.Credentials;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Fintech.Tests.Retries;

/// <summary>What is said of a key that cannot be used, and what uses none up.</summary>
public sealed class RefusalTests(App app) : IClassFixture<App>
{
    const string Keys = "/v1/api-keys", Connections = "/v1/banking/connections";

    static JsonObject Body(string name, string scope = "banking:read") => new() { ["name"] = name, ["scopes"] = new JsonArray(scope) };

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData("schlüssel")]
    [InlineData("auto 0")] // those that the server gives itself
    [InlineData(null)] // 256 characters
    public async Task Is_refused_alike_over_HTTP_and_MCP(string? text)
    {
        var person = await app.NewPerson();
        var key = text ?? new string('k', 256);
        var http = await person.ClientWith("banking:write");
        using var request = new HttpRequestMessage(HttpMethod.Post, Connections);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        // What HTTP cannot carry at all never reaches a slice.
        if (key.All(c => c is > ' ' and <= '~') || key.StartsWith("auto", StringComparison.Ordinal))
            await http.SendAsync(request).IsRefused(400, "idempotency.key_invalid");
        await using var agent = await person.Mcp(["banking:write"]);
        Assert.Equal("idempotency.key_invalid", await CodeOf(agent, key));
        Assert.Equal(0L, await app.Sql("select count(*) from bank_connections where environment_id = $1", person.Environment.Value));
    }

    [Fact]
    public async Task Is_the_same_in_quotes_as_a_structured_field_has_it()
    {
        var person = await app.NewPerson();
        var made = await person.Http.Sent(HttpMethod.Post, Connections, [], "\"a \\\"b\\\"\"");
        Assert.Equal((string?)made["id"], (string?)(await person.Http.Sent(HttpMethod.Post, Connections, [], "a \"b\""))["id"]);
    }

    [Fact]
    public async Task A_refusal_that_changed_nothing_leaves_the_key_unused()
    {
        var person = await app.NewPerson();
        await person.Http.Send(HttpMethod.Post, Keys, Body(""), "k").IsRefused(400, "request.invalid");
        await person.Http.Send(HttpMethod.Post, Keys, Body("Fine", "no:such"), "k").IsRefused(400, "request.invalid");
        await person.Forget();
        await person.Http.Send(HttpMethod.Post, Keys, Body("Fine"), "k").IsRefused(403, "auth.step_up_required");
        Assert.Equal(0L, await app.Sql("select count(*) from idempotency_records where scope_id = $1", person.Environment.Value));
        await person.Prove();
        using var made = await person.Http.Send(HttpMethod.Post, Keys, Body("Fine"), "k");
        Assert.False(made.Headers.Contains("Idempotent-Replayed"));
        await person.Http.Send(HttpMethod.Post, Keys, Body("Finer"), "k").IsRefused(422, "idempotency.key_reused");
    }

    [Fact]
    public async Task Belongs_to_one_environment_and_one_operation()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        foreach (var one in (Tester[])[person, other])
            using (var made = await one.Http.Send(HttpMethod.Post, Keys, Body("Fine"), "same"))
                Assert.False(made.Headers.Contains("Idempotent-Replayed"));
        using var elsewhere = await person.Http.Send(HttpMethod.Post, Connections, [], "same");
        Assert.False(elsewhere.Headers.Contains("Idempotent-Replayed"));
    }

    [Fact]
    public async Task Is_as_good_as_new_after_a_day()
    {
        var person = await app.NewPerson();
        using var first = await person.Http.Send(HttpMethod.Post, Keys, Body("Fine"), "daily");
        await app.Sql("update idempotency_records set created_at = now() - interval '25 hours' where scope_id = $1", person.Environment.Value);
        using var next = await person.Http.Send(HttpMethod.Post, Keys, Body("Another"), "daily");
        Assert.False(next.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal(2, (await person.Http.Read(Keys))["data"]!.AsArray().Count);
    }

    [Fact]
    public async Task While_somebody_holds_the_lease_others_wait_and_then_go_on()
    {
        var person = await app.NewPerson();
        await person.Http.Sent(HttpMethod.Post, Connections, [], "held");
        // As if the process had been lost after it had written down what it meant to do.
        await app.Sql("""
            update idempotency_records set done = false, response = null, lease_until = now() + interval '50 seconds' where scope_id = $1
            """, person.Environment.Value);
        var told = person.Http.Send(HttpMethod.Post, Connections, [], "held");
        Assert.Equal(TimeSpan.FromSeconds(1), (await told).Headers.RetryAfter?.Delta);
        await told.IsRefused(409, "idempotency.in_flight");
        await app.Sql("update idempotency_records set lease_until = now() where scope_id = $1", person.Environment.Value);
        await person.Http.Sent(HttpMethod.Post, Connections, [], "held");
    }

    [Fact]
    public async Task Whoever_outlived_the_lease_answers_nothing_and_saves_nothing()
    {
        var person = await app.NewPerson();
        await person.Bank.Sent(HttpMethod.Post, "/_sandbox/faults", new() { ["path"] = "/link/token/create", ["latency_ms"] = 1500, ["times"] = 1 });
        var slow = person.Http.Send(HttpMethod.Post, Connections, [], "slow");
        await Tester.Until(
            async () => (long)(await app.Sql("select count(*) from idempotency_records where scope_id = $1 and intent is not null", person.Environment.Value))!,
            n => n == 1);
        await app.Sql("update idempotency_records set lease_token = gen_random_uuid() where scope_id = $1", person.Environment.Value);
        await slow.IsRefused(409, "idempotency.in_flight");
        Assert.Equal(0L, await app.Sql(
            "select count(*) from bank_connections where environment_id = $1 and link_token_hash is not null", person.Environment.Value));
        Assert.Equal(0L, await app.Sql("select count(*) from idempotency_records where scope_id = $1 and done", person.Environment.Value));
    }

    [Theory]
    [InlineData(null, "idempotency.key_required")]
    [InlineData("", "idempotency.key_invalid")]
    public async Task Where_money_moves_there_must_be_one(string? key, string code)
    {
        var slot = new CallerSlot { IdempotencyKey = key };
        var replay = new Replay<MovesMoney, string>(new Never(), null!, null!, slot, null!, callsProvider: true);
        var result = await replay.Handle(new(), default);
        Assert.Equal((400, code), (result.Error!.Status, result.Error.Code));
    }

    [Scope("payments:write"), Writes(Idempotency.Required)]
    sealed record MovesMoney;

    sealed class Never : IHandler<MovesMoney, string>
    {
        public Task<Result<string>> Handle(MovesMoney request, CancellationToken ct) => throw new InvalidOperationException("It was reached.");
    }

    static async Task<string?> CodeOf(McpClient agent, string key)
    {
        var answer = await agent.CallToolAsync("start_bank_connection", new Dictionary<string, object?> { ["idempotency_key"] = key });
        Assert.True(answer.IsError);
        return (string?)JsonNode.Parse(answer.StructuredContent?.GetRawText() ?? ((TextContentBlock)answer.Content[0]).Text)!["code"];
    }
}
