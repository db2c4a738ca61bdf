using Fintech.Support;
using Fintech.Tests.Credentials;
using ModelContextProtocol.Client;

namespace Fintech.Features.Banking.SyncBankConnection;

public sealed class SyncBankConnectionTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Is_done_when_last_synced_is_later_than_asked()
    {
        var person = await app.NewPerson();
        var id = (await person.Link())["id"];
        using var answer = await person.Http.Send(HttpMethod.Post, $"/v1/banking/connections/{id}/sync", []);
        Assert.Equal(202, (int)answer.StatusCode);
        await Tester.Until(
            () => person.Http.Read($"/v1/banking/connections/{id}"),
            c => (DateTimeOffset)c["last_synced_at"]! > (DateTimeOffset)c["sync_requested_at"]!);
    }

    [Fact]
    public async Task Refuses_what_is_not_linked_yet_and_what_is_somebody_elses()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var linking = await mine.Http.Sent(HttpMethod.Post, "/v1/banking/connections", []);
        await mine.Http.Send(HttpMethod.Post, $"/v1/banking/connections/{linking["id"]}/sync", [])
            .IsRefused(409, "bank_connection.not_usable");
        await theirs.Http.Send(HttpMethod.Post, $"/v1/banking/connections/{linking["id"]}/sync", [])
            .IsRefused(404, "bank_connection.not_found");
        await app.Client().Send(HttpMethod.Post, $"/v1/banking/connections/{linking["id"]}/sync", [])
            .IsRefused(401, "auth.required");
    }

    [Fact]
    public async Task A_retry_with_the_same_key_is_answered_from_the_record()
    {
        var person = await app.NewPerson();
        var id = (await person.Link())["id"];
        using var first = await person.Http.Send(HttpMethod.Post, $"/v1/banking/connections/{id}/sync", [], "s-1");
        using var again = await person.Http.Send(HttpMethod.Post, $"/v1/banking/connections/{id}/sync", [], "s-1");
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("2026-07-28")]
    [InlineData("2025-11-25")]
    public async Task The_audit_log_names_the_agent_that_asked(string era)
    {
        var person = await app.NewPerson();
        var id = (await person.Link())["id"];
        var options = new McpClientOptions { ClientInfo = new() { Name = "Penny\u202e the agent", Version = "1" } };
        await using var mcp = await person.Mcp(["banking:read", "banking:write"], era, options: options);
        var arguments = new Dictionary<string, object?> { ["id"] = (string?)id, ["idempotency_key"] = "ask" };
        Assert.NotEqual(true, (await mcp.CallToolAsync("sync_bank_connection", arguments)).IsError);
        Assert.Equal(1L, await app.Sql("""
            select count(*) from audit_entries
            where action = 'sync_bank_connection' and subject = $1 and actor->>'agent' = 'Penny the agent'
            """, (string)id!));
    }
}
