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
    public async Task Somebody_elses_key_is_not_there()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        await other.ClientWith("banking:read");
        var path = $"/v1/api-keys/{(await other.Http.Read("/v1/api-keys"))["data"]![0]!["id"]}";
        await person.Http.Send(HttpMethod.Post, path + "/disable").IsRefused(404, "api_key.not_found");
        await person.Http.Send(HttpMethod.Post, path + "/enable").IsRefused(404, "api_key.not_found");
    }
}
