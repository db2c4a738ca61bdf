using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Developers.DisableApiKey;

public sealed class DisableApiKeyTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Switches_a_key_off_at_once_without_a_step_up_and_on_again_with_one()
    {
        var person = await app.NewPerson();
        var key = await person.ClientWith("banking:read");
        await key.Read("/v1/banking/accounts");
        var path = $"/v1/api-keys/{(await person.Http.Read("/v1/api-keys"))["data"]![0]!["id"]}";
        await person.Forget();
        for (var n = 0; n < 2; n++) Assert.NotNull((await person.Http.Sent(HttpMethod.Post, path + "/disable"))["disabled_at"]);
        await key.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(401, "api_key.disabled");
        await person.Http.Send(HttpMethod.Post, path + "/enable").IsRefused(403, "auth.step_up_required");
        await person.Prove();
        for (var n = 0; n < 2; n++) Assert.Null((await person.Http.Sent(HttpMethod.Post, path + "/enable"))["disabled_at"]);
        await key.Read("/v1/banking/accounts");
        Assert.Equal(2L, await app.Sql(
            "select count(*) from events where environment_id = $1 and type = 'api_key.updated'", person.Environment.Value));
    }

    [Fact]
    public async Task Who_may_less_than_the_key_may_close_it_and_neither_open_nor_widen_it()
    {
        var person = await app.NewPerson();
        await person.ClientWith("banking:read");
        var path = $"/v1/api-keys/{(await person.Http.Read("/v1/api-keys"))["data"]![0]!["id"]}";
        await app.Sql("update api_keys set scopes = '{banking:read,workspace:manage}' where environment_id = $1", person.Environment.Value);
        await app.Sql("update memberships set role = 'developer' where person_id = $1", person.Id.Value);
        await person.Http.Send(HttpMethod.Patch, path, new() { ["allowed_networks"] = new JsonArray() }).IsRefused(403, "auth.insufficient_scope");
        await person.Http.Sent(HttpMethod.Post, path + "/disable");
        await person.Http.Send(HttpMethod.Post, path + "/enable").IsRefused(403, "auth.insufficient_scope");
        Assert.NotNull((await person.Http.Read(path))["disabled_at"]);
    }

    [Fact]
    public async Task Somebody_elses_key_is_not_there()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        await other.ClientWith("banking:read");
        var path = $"/v1/api-keys/{(await other.Http.Read("/v1/api-keys"))["data"]![0]!["id"]}";
        await person.Http.Send(HttpMethod.Post, path + "/disable").IsRefused(404, "api_key.not_found");
        await person.Http.Send(HttpMethod.Post, path + "/enable").IsRefused(404, "api_key.not_found");
    }
}
