using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.ApiLog;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Developers.ListIdempotencyRecords;

public sealed class ListIdempotencyRecordsTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/idempotency-records";

    static async Task<List<JsonNode>> Records(Tester person, string query = "") =>
        [.. (await person.Http.Read(Path + query))["data"]!.AsArray().Select(r => r!)];

    [Fact]
    public async Task Tells_of_each_key_the_first_request_and_how_often_it_was_replayed()
    {
        var person = await app.NewPerson();
        using var first = await person.Http.Send(HttpMethod.Post, "/v1/banking/connections", [], "monday");
        for (var i = 0; i < 3; i++) (await person.Http.Send(HttpMethod.Post, "/v1/banking/connections", [], "monday")).Dispose();
        await person.Http.Sent(HttpMethod.Post, "/v1/banking/connections", []); // without a key of its own
        var record = Assert.Single(await Records(person));
        Assert.Equal(("monday", "start_bank_connection", "answered", 3), (
            (string)record["idempotency_key"]!, (string)record["operation"]!, (string)record["state"]!, (int)record["replays"]!));
        Assert.Equal(first.Headers.GetValues("Request-Id").Single(), (string?)record["call_id"]);
        Assert.NotNull(record["last_replayed_at"]);
        Assert.Equal((DateTimeOffset)record["created_at"]! + TimeSpan.FromDays(1), (DateTimeOffset)record["expires_at"]!);
        var calls = await person.Calls(4, "idempotency_key=monday");
        Assert.Equal(3, calls.Count(c => (bool)c["replayed"]!));
    }

    [Fact]
    public async Task Tells_how_far_each_is()
    {
        var person = await app.NewPerson();
        foreach (var key in (string[])["answered", "running", "interrupted", "refused"])
            await person.Http.Sent(HttpMethod.Post, "/v1/banking/connections", [], key);
        await app.Sql("""
            update idempotency_records set done = key = 'refused', response = null,
                problem = case when key = 'refused' then '{"type":"x","title":"x","status":409,"code":"bank_connection.removed"}' end,
                lease_until = now() + case when key = 'running' then interval '1 minute' else interval '-1 minute' end
            where scope_id = $1 and key <> 'answered'
            """, person.Environment.Value);
        foreach (var state in (string[])["answered", "running", "interrupted", "refused"])
        {
            var record = Assert.Single(await Records(person, "?state=" + state));
            Assert.Equal((state, state), ((string)record["state"]!, (string)record["idempotency_key"]!));
            Assert.Equal(state == "refused" ? "bank_connection.removed" : null, (string?)record["error_code"]);
            Assert.Equal(state is "running" or "interrupted", record["lease_until"] is not null);
        }
        Assert.Equal(["refused", "interrupted", "running", "answered"], (await Records(person)).Select(r => (string)r["idempotency_key"]!));
    }

    [Fact]
    public async Task Finds_a_key_and_goes_on_from_page_to_page()
    {
        var person = await app.NewPerson();
        for (var i = 0; i < 3; i++) await person.Http.Sent(HttpMethod.Post, "/v1/banking/connections", [], $"key {i}");
        Assert.Single(await Records(person, "?idempotency_key=key%201"));
        Assert.Empty(await Records(person, "?idempotency_key=key"));
        var page = await person.Http.Read(Path + "?limit=2");
        var next = await person.Http.Read($"{Path}?limit=2&cursor={page["next_cursor"]}");
        Assert.Equal(["key 2", "key 1", "key 0"], page["data"]!.AsArray().Concat(next["data"]!.AsArray()).Select(r => (string)r!["idempotency_key"]!));
    }

    [Fact]
    public async Task Shows_nobody_elses_and_is_for_developers()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        await other.Http.Sent(HttpMethod.Post, "/v1/banking/connections", [], "theirs");
        Assert.Empty(await Records(person));
        await (await person.Joined("viewer")).Http.Send(HttpMethod.Get, Path).IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Get, Path).IsRefused(401, "auth.required");
        await person.Http.Send(HttpMethod.Get, Path + "?state=lost").IsRefused(400, "request.invalid");
    }
}
