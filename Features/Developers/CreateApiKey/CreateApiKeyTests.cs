using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Developers.CreateApiKey;

public sealed class CreateApiKeyTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/api-keys";

    static JsonObject Body(params string[] scopes) => new()
    {
        ["name"] = "Nightly export", ["scopes"] = new JsonArray([.. scopes.Select(s => (JsonNode)s)]),
    };

    [Fact]
    public async Task Shows_the_secret_once_and_it_works()
    {
        var person = await app.NewPerson();
        var made = await person.Http.Sent(HttpMethod.Post, Path, Body("banking:read"));
        var secret = (string)made["secret"]!;
        Assert.StartsWith("fk_sandbox_", secret);
        Assert.False((bool)made["secret_already_shown"]!);
        Assert.StartsWith(((string)made["prefix"]!).TrimEnd('…'), secret);
        Assert.Equal(secret[^4..], (string?)made["last4"]);
        using var http = new HttpClient { BaseAddress = app.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        await http.Read("/v1/banking/accounts");
        Assert.DoesNotContain(secret, (await person.Http.Read(Path)).ToJsonString());
    }

    [Fact]
    public async Task A_retry_gets_the_same_key_without_its_secret()
    {
        var person = await app.NewPerson();
        using var first = await person.Http.Send(HttpMethod.Post, Path, Body("banking:read"), "once");
        using var again = await person.Http.Send(HttpMethod.Post, Path, Body("banking:read"), "once");
        Assert.Equal("true", again.Headers.GetValues("Idempotent-Replayed").Single());
        var (a, b) = (JsonNode.Parse(await first.Content.ReadAsStringAsync())!,
            JsonNode.Parse(await again.Content.ReadAsStringAsync())!);
        Assert.Equal((string?)a["id"], (string?)b["id"]);
        Assert.Null(b["secret"]);
        Assert.True((bool)b["secret_already_shown"]!);
        Assert.Single((await person.Http.Read(Path))["data"]!.AsArray());
        await person.Http.Send(HttpMethod.Post, Path, Body("payments:read"), "once")
            .IsRefused(422, "idempotency.key_reused");
    }

    [Fact]
    public async Task The_secret_is_kept_nowhere()
    {
        var person = await app.NewPerson();
        using var answer = await person.Http.Send(HttpMethod.Post, Path, Body("banking:read"), "once");
        var secret = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["secret"]!;
        foreach (var table in (string[])["api_keys", "idempotency_records", "audit_entries", "events"])
            Assert.Equal(0L, await app.Sql(
                $"select count(*) from {table} t where t::text like $1", $"%{secret[15..40]}%"));
    }

    [Fact]
    public async Task Is_told_as_an_event_and_audited()
    {
        var person = await app.NewPerson();
        var made = await person.Http.Sent(HttpMethod.Post, Path, Body("banking:read"));
        var seen = (string)(await app.Sql("""
            select data->'object'->>'id' from events where environment_id = $1 and type = 'api_key.created'
            """, person.Environment.Value))!;
        Assert.Equal((string?)made["id"], seen);
        Assert.Equal(1L, await app.Sql(
            "select count(*) from audit_entries where action = 'create_api_key' and subject = $1", seen));
    }

    [Theory]
    [InlineData("""{"name":"","scopes":["banking:read"]}""", "name")]
    [InlineData("""{"name":"x","scopes":[]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":["banking:steal"]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":["workspace:manage"]}""", "scopes")]
    [InlineData("""{"name":"x","scopes":["banking:read"],"expires_at":"2020-01-01T00:00:00Z"}""", "expires_at")]
    public async Task Says_which_field_is_wrong(string body, string field)
    {
        var person = await app.NewPerson();
        var problem = await person.Http.Send(HttpMethod.Post, Path, (JsonObject)JsonNode.Parse(body)!)
            .IsRefused(400, "request.invalid");
        Assert.Equal([field], problem["errors"]!.AsObject().Select(e => e.Key));
    }

    [Fact]
    public async Task Nobody_gives_a_key_more_than_they_hold()
    {
        var person = await app.NewPerson();
        await app.Sql("update memberships set role = 'analyst' where person_id = $1", person.Id.Value);
        await person.Http.Send(HttpMethod.Post, Path, Body("banking:read")).IsRefused(403, "auth.insufficient_scope");
        await app.Sql("update memberships set role = 'developer' where person_id = $1", person.Id.Value);
        var live = await app.Sql(
            "select id from environments where workspace_id = $1 and kind = 'live'", person.Workspace.Value);
        person.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        person.Http.DefaultRequestHeaders.Add("Fintech-Environment",
            new Infrastructure.Data.EnvironmentId((Guid)live!).ToString());
        await person.Http.Send(HttpMethod.Post, Path, Body("payments:write")).IsRefused(403, "auth.insufficient_scope");
        var made = await person.Http.Sent(HttpMethod.Post, Path, Body("payments:read"));
        Assert.StartsWith("fk_live_", (string?)made["secret"]);
    }

    [Fact]
    public async Task No_key_makes_a_key()
    {
        var key = await (await app.NewPerson()).ClientWith("developers:manage");
        await key.Send(HttpMethod.Post, Path, Body("banking:read")).IsRefused(403, "auth.person_required");
    }

    [Fact]
    public async Task Needs_somebody_who_is_signed_in_and_an_environment_of_theirs()
    {
        await app.Client().Send(HttpMethod.Post, Path, Body("banking:read")).IsRefused(401, "auth.required");
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        person.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        await person.Http.Send(HttpMethod.Post, Path, Body("banking:read")).IsRefused(400, "environment.required");
        person.Http.DefaultRequestHeaders.Add("Fintech-Environment", other.Environment.ToString());
        await person.Http.Send(HttpMethod.Post, Path, Body("banking:read")).IsRefused(404, "environment.not_found");
    }
}
