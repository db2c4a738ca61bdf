using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Developers.RevokeApiKey;

public sealed class RevokeApiKeyTests(App app) : IClassFixture<App>
{
    static async Task<(string Id, HttpClient Key)> Made(Tester person)
    {
        var key = await person.ClientWith("banking:read");
        await key.Read("/v1/banking/accounts"); // now it is warm
        return ((string)(await person.Http.Read("/v1/api-keys"))["data"]![0]!["id"]!, key);
    }

    [Fact]
    public async Task Ends_a_warm_key_at_once()
    {
        var person = await app.NewPerson();
        var (id, key) = await Made(person);
        var revoked = await person.Http.Sent(HttpMethod.Delete, "/v1/api-keys/" + id);
        await key.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(401, "auth.invalid_credential");
        Assert.NotNull(revoked["revoked_at"]);
    }

    [Fact]
    public async Task Doing_it_again_changes_nothing_and_a_retry_says_so()
    {
        var person = await app.NewPerson();
        var (id, _) = await Made(person);
        using var first = await person.Http.Send(HttpMethod.Delete, "/v1/api-keys/" + id, null, "once");
        using var again = await person.Http.Send(HttpMethod.Delete, "/v1/api-keys/" + id, null, "once");
        Assert.Equal("true", again.Headers.GetValues("Idempotent-Replayed").Single());
        var later = await person.Http.Sent(HttpMethod.Delete, "/v1/api-keys/" + id);
        Assert.Equal((string?)JsonNode.Parse(await first.Content.ReadAsStringAsync())!["revoked_at"],
            (string?)later["revoked_at"]);
        Assert.Equal(1L, await app.Sql(
            "select count(*) from events where environment_id = $1 and type = 'api_key.revoked'",
            person.Environment.Value));
    }

    [Fact]
    public async Task Somebody_elses_key_is_not_there()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        var (id, key) = await Made(other);
        await person.Http.Send(HttpMethod.Delete, "/v1/api-keys/" + id).IsRefused(404, "api_key.not_found");
        await key.Read("/v1/banking/accounts");
    }

    [Fact]
    public async Task Needs_a_person()
    {
        var person = await app.NewPerson();
        var (id, _) = await Made(person);
        await app.Client().Send(HttpMethod.Delete, "/v1/api-keys/" + id).IsRefused(401, "auth.required");
        var manager = await person.ClientWith("developers:manage");
        await manager.Send(HttpMethod.Delete, "/v1/api-keys/" + id).IsRefused(403, "auth.person_required");
    }

    [Fact]
    public async Task Says_that_an_id_has_the_wrong_form() =>
        await (await app.NewPerson()).Http.Send(HttpMethod.Delete, "/v1/api-keys/env_x")
            .IsRefused(400, "request.invalid");
}
