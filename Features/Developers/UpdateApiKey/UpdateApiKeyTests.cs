using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Developers.UpdateApiKey;

public sealed class UpdateApiKeyTests(App app) : IClassFixture<App>
{
    static async Task<(string Path, HttpClient Key)> Made(Tester person)
    {
        var key = await person.ClientWith("banking:read");
        return ($"/v1/api-keys/{(await person.Http.Read("/v1/api-keys"))["data"]![0]!["id"]}", key);
    }

    static Task<HttpResponseMessage> Change(Tester person, string path, JsonObject body) =>
        person.Http.Send(HttpMethod.Patch, path, body);

    [Fact]
    public async Task Changes_what_is_named_and_nothing_else()
    {
        var person = await app.NewPerson();
        var (path, _) = await Made(person);
        await person.Http.Sent(HttpMethod.Patch, path, new() { ["name"] = "Reports", ["requests_per_day"] = 500 });
        var changed = await person.Http.Sent(HttpMethod.Patch, path, new() { ["allowed_networks"] = new JsonArray("127.0.0.1") });
        Assert.Equal(("Reports", 500L, "127.0.0.1/32"), ((string?)changed["name"], (long?)changed["requests_per_day"],
            (string?)changed["allowed_networks"]![0]));
        changed = await person.Http.Sent(HttpMethod.Patch, path, new() { ["requests_per_day"] = 0, ["allowed_networks"] = new JsonArray() });
        Assert.Null(changed["requests_per_day"]);
        Assert.Empty(changed["allowed_networks"]!.AsArray());
        Assert.Equal("Reports", (string?)changed["name"]);
        await person.Http.Sent(HttpMethod.Patch, path, []);
        await person.Http.Sent(HttpMethod.Patch, path, new() { ["name"] = "Reports" });
        Assert.Equal(3L, await app.Sql(
            "select count(*) from events where environment_id = $1 and type = 'api_key.updated'", person.Environment.Value));
    }

    [Fact]
    public async Task A_network_holds_from_the_next_request_on()
    {
        var person = await app.NewPerson();
        var (path, key) = await Made(person);
        await key.Read("/v1/banking/accounts");
        await person.Http.Sent(HttpMethod.Patch, path, new() { ["allowed_networks"] = new JsonArray("203.0.113.0/24", "2001:db8::/32") });
        await key.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(403, "auth.address_not_allowed");
        await person.Http.Sent(HttpMethod.Patch, path, new() { ["allowed_networks"] = new JsonArray("127.0.0.0/8", "::1") });
        await key.Read("/v1/banking/accounts");
    }

    [Theory]
    [InlineData("203.0.113.9/24", "203.0.113.0/24")]
    [InlineData("nowhere", "no address or network")]
    [InlineData("10.1/16", "no address or network")]
    [InlineData("10.0.0.0/33", "prefix from 1 to 32")]
    [InlineData("10.0.0.0/0", "prefix from 1 to 32")]
    [InlineData("fe80::1%eth0", "no address or network")]
    [InlineData("2001:db8::1/32", "2001:db8::/32")]
    public async Task Says_what_is_wrong_with_a_network_and_what_is_meant(string network, string says)
    {
        var person = await app.NewPerson();
        var (path, _) = await Made(person);
        var problem = await Change(person, path, new() { ["allowed_networks"] = new JsonArray(network) }).IsRefused(400, "request.invalid");
        Assert.Contains(says, problem["errors"]!["allowed_networks"]!.ToJsonString());
    }

    [Fact]
    public async Task Needs_a_step_up_a_person_and_a_key_that_can_still_be_used()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        var (path, key) = await Made(person);
        var name = new JsonObject { ["name"] = "Other" };
        await Change(other, path, (JsonObject)name.DeepClone()).IsRefused(404, "api_key.not_found");
        await (await person.ClientWith("developers:manage")).Send(HttpMethod.Patch, path, (JsonObject)name.DeepClone())
            .IsRefused(403, "auth.person_required");
        await person.Forget();
        await Change(person, path, (JsonObject)name.DeepClone()).IsRefused(403, "auth.step_up_required");
        await person.Prove();
        await person.Http.Sent(HttpMethod.Delete, path);
        await Change(person, path, name).IsRefused(409, "api_key.ended");
        await key.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(401, "auth.invalid_credential");
    }

    [Theory]
    [InlineData("name", " ")]
    [InlineData("requests_per_minute", -1)]
    [InlineData("requests_per_minute", 2_000_000)]
    public async Task Refuses_what_no_key_has(string field, object value)
    {
        var person = await app.NewPerson();
        var (path, _) = await Made(person);
        var body = new JsonObject { [field] = value is int number ? number : (string)value };
        var problem = await Change(person, path, body).IsRefused(400, "request.invalid");
        Assert.Equal(field, Assert.Single(problem["errors"]!.AsObject()).Key);
    }
}
