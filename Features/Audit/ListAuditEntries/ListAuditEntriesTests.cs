using Fintech.Support;
using Fintech.Tests.Audit;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Audit.ListAuditEntries;

public sealed class ListAuditEntriesTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Tells_who_did_what_to_what_and_from_where()
    {
        var person = await app.NewPerson();
        var key = (string?)(await person.Http.Sent(HttpMethod.Post, "/v1/api-keys", new()
        {
            ["name"] = "Audited", ["scopes"] = new System.Text.Json.Nodes.JsonArray("banking:read"),
        }))["id"];
        var entry = (await person.Linked())[0];
        Assert.Equal("audit_entry", (string?)entry["object"]);
        Assert.Equal("create_api_key", (string?)entry["action"]);
        Assert.Equal("done", (string?)entry["outcome"]);
        Assert.Equal(key, (string?)entry["subject"]);
        Assert.Equal(person.Id.ToString(), (string?)entry["actor"]!["id"]);
        Assert.Equal(person.Environment.ToString(), (string?)entry["environment_id"]);
        Assert.True(System.Net.IPAddress.IsLoopback(System.Net.IPAddress.Parse((string)entry["ip"]!)));
        Assert.StartsWith("req_", (string?)entry["request_id"]);
        Assert.Equal(64, ((string)entry["digest"]!).Length);
    }

    [Fact]
    public async Task Places_are_without_gaps_and_a_job_is_in_its_workspaces_chain()
    {
        var person = await app.NewPerson();
        await person.Link();
        var entries = await Tester.Until(person.Linked, l => l.Exists(e => (string?)e["actor"]!["kind"] == "job"));
        entries = await person.Linked();
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(i => (long)i), entries.Select(e => (long)e["sequence"]!).Order());
        Assert.True((bool)(await person.Verified())["intact"]!);
    }

    [Fact]
    public async Task Finds_by_action_outcome_actor_and_subject_page_by_page()
    {
        var owner = await app.NewPerson();
        await owner.WithTrail();
        var developer = await owner.Joined("developer");
        await developer.Http.Send(HttpMethod.Get, "/v1/members").IsRefused(403, "auth.insufficient_scope");
        async Task<List<string>> Found(string query) =>
            [.. (await owner.Http.Read("/v1/audit?limit=100&" + query))["data"]!.AsArray().Select(e => (string)e!["action"]!)];
        Assert.Equal(["create_api_key", "create_api_key", "create_api_key"], await Found("action=create_api_key"));
        Assert.Equal(["list_members"], await Found("outcome=refused"));
        Assert.Equal(["list_members"], await Found("outcome=auth.insufficient_scope&actor=" + developer.Id));
        Assert.Empty(await Found("outcome=done&actor=" + developer.Id + "&action=list_members"));
        var subject = (string)(await owner.Http.Read("/v1/audit?action=create_api_key&limit=1"))["data"]![0]!["subject"]!;
        Assert.Equal(["create_api_key"], await Found("subject=" + subject));
        Assert.Empty(await Found("to=2020-01-01T00:00:00Z"));
        Assert.NotEmpty(await Found("from=2020-01-01T00:00:00Z"));

        var (all, paged, cursor) = (await Found(""), new List<string>(), "");
        do
        {
            var page = await owner.Http.Read("/v1/audit?limit=2" + cursor);
            paged.AddRange(page["data"]!.AsArray().Select(e => (string)e!["action"]!));
            cursor = page["next_cursor"] is { } next ? "&cursor=" + next : "";
        }
        while (cursor.Length > 0);
        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task Shows_nobody_elses_and_no_key_may_read_it()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        await other.WithTrail();
        Assert.DoesNotContain((await person.Http.Read("/v1/audit?limit=100"))["data"]!.AsArray(),
            e => (string?)e!["actor"]!["id"] == other.Id.ToString());
        var key = await person.ClientWith("developers:manage");
        await key.Send(HttpMethod.Get, "/v1/audit").IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Get, "/v1/audit").IsRefused(401, "auth.required");
        person.GoTo(other.Environment.ToString());
        await person.Http.Send(HttpMethod.Get, "/v1/audit").IsRefused(404, "environment.not_found");
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("cursor=x")]
    [InlineData("from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z")]
    [InlineData("from=yesterday")]
    public async Task Says_what_is_wrong(string query) =>
        await (await app.NewPerson()).Http.Send(HttpMethod.Get, "/v1/audit?" + query).IsRefused(400, "request.invalid");
}
