using System.Text.Json.Nodes;
using Fintech.Support;

namespace Fintech.Features.Developers.GetApiKey;

public sealed class GetApiKeyTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Gives_the_key_without_its_secret()
    {
        var person = await app.NewPerson();
        var secret = await person.Key("banking:read");
        var listed = (await person.Http.Read("/v1/api-keys"))["data"]![0]!;
        var key = await person.Http.Read($"/v1/api-keys/{listed["id"]}");
        Assert.True(JsonNode.DeepEquals(listed, key));
        Assert.DoesNotContain(secret, key.ToJsonString());
    }

    [Fact]
    public async Task Refuses_a_stranger_a_key_without_the_scope_and_an_id_of_another_form()
    {
        var person = await app.NewPerson();
        var path = $"/v1/api-keys/{await FirstKey(person)}";
        await app.Client().Send(HttpMethod.Get, path).IsRefused(401, "auth.required");
        await (await person.ClientWith("banking:read")).Send(HttpMethod.Get, path).IsRefused(403, "auth.insufficient_scope");
        await person.Http.Send(HttpMethod.Get, "/v1/api-keys/acct_1").IsRefused(400, "request.invalid");
    }

    [Fact]
    public async Task Somebody_elses_key_is_not_there()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        await mine.Http.Send(HttpMethod.Get, $"/v1/api-keys/{await FirstKey(theirs)}").IsRefused(404, "api_key.not_found");
    }

    static async Task<string> FirstKey(Tester person)
    {
        await person.Key("banking:read");
        return (string)(await person.Http.Read("/v1/api-keys"))["data"]![0]!["id"]!;
    }
}
