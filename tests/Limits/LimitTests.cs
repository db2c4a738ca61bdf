using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Limits;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Fintech.Tests.McpDoor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fintech.Tests.Limits;

public sealed class LimitTests(App app) : IClassFixture<App>
{
    const string Accounts = "/v1/banking/accounts";

    async Task<(Tester Person, HttpClient Key)> KeyWith(JsonObject limits, params string[] scopes)
    {
        var person = await app.NewPerson();
        var body = new JsonObject { ["name"] = "Limited", ["scopes"] = new JsonArray([.. scopes.Select(s => (JsonNode)s)]) };
        foreach (var (name, value) in limits) body[name] = value?.DeepClone();
        var made = await person.Http.Sent(HttpMethod.Post, "/v1/api-keys", body);
        var http = new HttpClient { BaseAddress = app.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", (string)made["secret"]!);
        return (person, http);
    }

    static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));

    [Fact]
    public async Task Every_answer_says_what_is_left_and_a_refusal_for_how_long()
    {
        var (_, key) = await KeyWith(new() { ["requests_per_minute"] = 3 }, "banking:read");
        for (var left = 2; left >= 0; left--)
        {
            using var good = await key.GetAsync(Accounts);
            Assert.Equal(HttpStatusCode.OK, good.StatusCode);
            Assert.StartsWith("\"key\";q=3;w=60, \"workspace\";q=", Header(good, "RateLimit-Policy"));
            Assert.Matches($"^\"key\";r={left};t=[0-9]+, \"workspace\";r=[0-9]+;t=[0-9]+", Header(good, "RateLimit"));
        }
        using var refused = await key.GetAsync(Accounts);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 15, 20);
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        Assert.Equal("limit.rate_exceeded", (string?)problem["code"]);
        Assert.Equal("https://iana.org/assignments/http-problem-types#quota-exceeded", (string?)problem["type"]);
        Assert.Equal("key", (string?)problem["violated-policies"]![0]);
        Assert.Equal((long)refused.Headers.RetryAfter.Delta.Value.TotalSeconds, (long)problem["retry_after"]!);
        Assert.EndsWith("/docs/errors/limit.rate_exceeded", (string?)problem["doc_url"]);
    }

    [Fact]
    public async Task Who_is_refused_for_another_reason_spends_nothing()
    {
        var (_, key) = await KeyWith(new() { ["requests_per_minute"] = 2 }, "banking:read");
        for (var i = 0; i < 5; i++)
        {
            await key.Send(HttpMethod.Get, "/v1/api-keys").IsRefused(403, "auth.insufficient_scope");
            await key.Send(HttpMethod.Get, Accounts + "?nonsense=1").IsRefused(400, "request.invalid");
        }
        await key.Read(Accounts);
    }

    [Fact]
    public async Task Equal_refusals_are_audited_once_a_minute_and_all_are_in_the_log()
    {
        var (person, key) = await KeyWith([], "banking:read");
        for (var i = 0; i < 20; i++) await key.Send(HttpMethod.Get, "/v1/api-keys").IsRefused(403, "auth.insufficient_scope");
        await key.Send(HttpMethod.Get, "/v1/limits").IsRefused(403, "auth.insufficient_scope");
        Assert.Equal(2L, await app.Sql(
            "select count(*) from audit_entries where environment_id = $1 and outcome = 'auth.insufficient_scope'", person.Environment.Value));
        await Tester.Until(() => app.Sql("select count(*) from api_calls where environment_id = $1 and status = 403", person.Environment.Value),
            count => count is 21L, seconds: 10);
    }

    [Fact]
    public async Task A_retry_is_answered_whatever_is_left()
    {
        var (_, key) = await KeyWith(new() { ["requests_per_minute"] = 1 }, "banking:read", "banking:write");
        using var first = await key.Send(HttpMethod.Post, "/v1/banking/connections", [], "once");
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        await key.Send(HttpMethod.Post, "/v1/banking/connections", [], "twice").IsRefused(429, "limit.rate_exceeded");
        using var again = await key.Send(HttpMethod.Post, "/v1/banking/connections", [], "once");
        Assert.Equal("true", again.Headers.GetValues("Idempotent-Replayed").Single());
        await Task.Delay(100);
        // What was refused left no record: the same key is good for the try that comes later.
        Assert.Equal(0L, await app.Sql("select count(*) from idempotency_records where key = 'twice' and done"));
    }

    [Theory]
    [InlineData("2026-07-28")]
    [InlineData("2025-11-25")]
    public async Task Agents_have_the_same_limits(string era)
    {
        var person = await app.NewPerson();
        await using var agent = await person.Mcp(["banking:read"], era);
        await app.Sql("update api_keys set requests_per_minute = 2 where environment_id = $1", person.Environment.Value);
        await Tester.Until(async () => await agent.CallToolAsync("list_accounts"), a => a.IsError is true, seconds: 10);
        var refused = await agent.CallToolAsync("list_accounts");
        Assert.Equal("limit.rate_exceeded", refused.StructuredContent!.Value.GetProperty("code").GetString());
        Assert.InRange(refused.StructuredContent!.Value.GetProperty("retry_after").GetInt64(), 1, 30);
    }

    [Fact]
    public async Task Agents_are_told_what_is_left_also_by_what_the_SDK_answers()
    {
        var (_, key) = await KeyWith(new() { ["requests_per_minute"] = 5 }, "banking:read");
        async Task<int> Left(HttpRequestMessage request)
        {
            request.RequestUri = new(app.Url, "/mcp");
            using var answer = await key.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.StartsWith("\"key\";q=5;w=60, \"workspace\";q=", Header(answer, "RateLimit-Policy"));
            return int.Parse(Regex.Match(Header(answer, "RateLimit"), "^\"key\";r=([0-9]+);t=").Groups[1].Value);
        }
        HttpRequestMessage Read() =>
            DoorHost.Request("resources/read", "banking://accounts", "\"uri\":\"banking://accounts\"");
        // Lists and handshakes count as well: they cost as much.
        Assert.Equal(4, await Left(DoorHost.Request("tools/list", null, "")));
        Assert.Equal(3, await Left(Read()));
        Assert.Equal(2, await Left(Read()));
        var older = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Headers = { { "Accept", "application/json, text/event-stream" } },
            Content = new StringContent("""
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},
                "clientInfo":{"name":"old","version":"1"}}}
                """, Encoding.UTF8, "application/json"),
        };
        Assert.Equal(1, await Left(older));
        await Left(DoorHost.Request("tools/list", null, ""));
        var refused = DoorHost.Request("tools/list", null, "");
        refused.RequestUri = new(app.Url, "/mcp");
        using var tooMany = await key.SendAsync(refused);
        Assert.Equal(HttpStatusCode.TooManyRequests, tooMany.StatusCode);
        Assert.InRange(tooMany.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 12);
    }

    [Fact]
    public async Task A_quota_is_spent_to_the_last_request_and_begins_anew()
    {
        var (person, key) = await KeyWith(new() { ["requests_per_day"] = 3 }, "banking:read");
        for (var left = 2; left >= 0; left--)
        {
            using var good = await key.GetAsync(Accounts);
            Assert.Matches($"\"key-day\";r={left};t=[0-9]+", Header(good, "RateLimit"));
        }
        using var refused = await key.GetAsync(Accounts);
        await Task.FromResult(refused).IsRefused(429, "limit.quota_exceeded");
        var midnight = DateTime.UtcNow.Date.AddDays(1) - DateTime.UtcNow;
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, midnight.TotalSeconds - 5, midnight.TotalSeconds + 2);
        // As if it were the next day: nothing of it is taken.
        await app.Sql("delete from quota_counts where subject = (select id from api_keys where environment_id = $1)", person.Environment.Value);
        await Tester.Until(() => key.GetAsync(Accounts), a => a.StatusCode is HttpStatusCode.OK, seconds: 5);
    }

    [Fact]
    public async Task Two_nodes_never_spend_more_of_a_quota_than_there_is()
    {
        var blocks = new QuotaBlocks(app.Services.GetRequiredService<Database>());
        var subject = Guid.NewGuid();
        QuotaCell Node() => new(subject, "day", monthly: false, 1000, blocks, TimeProvider.System);
        var nodes = new[] { Node(), Node(), Node() };
        var spent = await Task.WhenAll(nodes.SelectMany(node => Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            for (var i = 0; i < 150; i++)
                if (node.TryTake(1) || await node.Take(1) is null) count++;
            return count;
        }))));
        Assert.InRange(spent.Sum(), 1000 - (2 * 10), 1000); // a node may hold the rest of its last block of 10
        foreach (var node in nodes)
        {
            var (starts, left) = node.GiveUp();
            await node.Return(starts, left);
        }
        Assert.Equal((long)spent.Sum(), await app.Sql("select taken from quota_counts where subject = $1", subject));
    }

    [Fact]
    public async Task What_one_node_admits_the_other_knows_after_their_exchange()
    {
        var database = app.Services.GetRequiredService<Database>();
        LimitBook Book() => new(new() { Sandbox = new() { KeyPerMinute = 100, WorkspacePerMinute = 1000 } },
            new(database), LocalRates.Instance, TimeProvider.System);
        var (a, b) = (Book(), Book());
        LimitExchange Between(LimitBook book) => new(book, LocalRates.Instance, database, NullLogger<LimitExchange>.Instance);
        var (key, workspace) = (Guid.NewGuid(), Guid.NewGuid());
        CallerLimits Of(LimitBook book) => book.OfKey(key, workspace, Guid.NewGuid(), isLive: false, null, null, null);
        var (atA, atB) = (Of(a), Of(b));
        var admitted = 0;
        for (var round = 0; round < 12; round++)
        {
            for (var i = 0; i < 20; i++)
                foreach (var node in (CallerLimits[])[atA, atB])
                    if ((await node.Take(1)).Refusal is null) admitted++;
            await Between(a).Exchange();
            await Between(b).Exchange();
        }
        // All but alone: at most what the other admitted before the first exchange, and what came back meanwhile.
        Assert.InRange(admitted, 100, 100 + 20 + 20);
        Assert.Equal("key", Assert.IsType<RateExceeded>((await atA.Take(1)).Refusal).Policy);
    }

    [Fact]
    public async Task A_changed_limit_takes_the_place_of_the_former_one_also_in_the_exchange()
    {
        var database = app.Services.GetRequiredService<Database>();
        var book = new LimitBook(new() { Sandbox = new() { KeyPerMinute = 600 } }, new(database), LocalRates.Instance, TimeProvider.System);
        var (key, exchange) = (Guid.NewGuid(), new LimitExchange(book, LocalRates.Instance, database, NullLogger<LimitExchange>.Instance));
        foreach (var perMinute in (int?[])[null, 10, 5, null])
        {
            var limits = book.OfKey(key, Guid.NewGuid(), Guid.NewGuid(), isLive: false, perMinute, null, null);
            Assert.Null((await limits.Take(1)).Refusal);
            await exchange.Exchange();
            Assert.Equal(perMinute ?? 600, Assert.Single(book.Shared).Policy.Requests);
        }
    }

    [Fact]
    public async Task Live_and_sandbox_count_apart_and_every_key_of_a_kind_together()
    {
        var database = app.Services.GetRequiredService<Database>();
        var book = new LimitBook(new() { Sandbox = new() { WorkspacePerMinute = 10 }, Live = new() { WorkspacePerMinute = 20 } },
            new(database), LocalRates.Instance, new LongUp());
        var workspace = Guid.NewGuid();
        CallerLimits Key(bool isLive) => book.OfKey(Guid.NewGuid(), workspace, Guid.NewGuid(), isLive, null, null, null);
        async Task<int> Spend(CallerLimits limits)
        {
            var admitted = 0;
            for (var i = 0; i < 50; i++)
                if ((await limits.Take(1)).Refusal is null) admitted++;
            return admitted;
        }
        var first = Key(isLive: false);
        book.Trim(); // nobody has asked yet, and still the key holds on to its count
        Assert.Equal(10, await Spend(first));
        Assert.Equal(20, await Spend(Key(isLive: true)));
        Assert.Equal(0, await Spend(Key(isLive: false)));
        Assert.Equal(0, await Spend(first));
        var exchange = new LimitExchange(book, LocalRates.Instance, database, NullLogger<LimitExchange>.Instance);
        await exchange.Exchange();
        Assert.Equal(2L, await app.Sql("select count(*) from limit_cells where subject = $1", workspace));
    }

    [Fact]
    public async Task A_narrower_limit_gives_nothing_back_of_what_was_spent()
    {
        var database = app.Services.GetRequiredService<Database>();
        var book = new LimitBook(new() { Sandbox = new() { KeyPerMinute = 600 } }, new(database), LocalRates.Instance, TimeProvider.System);
        CallerLimits With(Guid key, int? perMinute) => book.OfKey(key, Guid.NewGuid(), Guid.NewGuid(), isLive: false, perMinute, null, null);
        var key = Guid.NewGuid();
        var wide = With(key, null);
        for (var i = 0; i < 600; i++) Assert.Null((await wide.Take(1)).Refusal);
        var narrow = With(key, 60);
        Assert.IsType<RateExceeded>((await narrow.Take(1)).Refusal);
    }

    /// <summary>A machine that has been up for a day.</summary>
    sealed class LongUp : TimeProvider
    {
        public override long GetTimestamp() => System.GetTimestamp() + (24 * 3600 * TimestampFrequency);
    }

    [Fact]
    public async Task An_exchange_of_one_node_alone_changes_nothing()
    {
        var database = app.Services.GetRequiredService<Database>();
        var book = new LimitBook(new() { Sandbox = new() { KeyPerMinute = 600 } }, new(database), LocalRates.Instance, TimeProvider.System);
        var limits = book.OfKey(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), isLive: false, null, null, null);
        var exchange = new LimitExchange(book, LocalRates.Instance, database, NullLogger<LimitExchange>.Instance);
        for (var i = 0; i < 200; i++)
        {
            Assert.Null((await limits.Take(1)).Refusal);
            if (i % 20 == 0) await exchange.Exchange();
        }
        await exchange.Exchange();
        Assert.InRange(book.Shared.Single().State.Remaining, 395, 440);
    }
}
