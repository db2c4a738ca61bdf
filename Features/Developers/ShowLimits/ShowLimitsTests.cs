using System.Text.Json.Nodes;
using Fintech.Support;

namespace Fintech.Features.Developers.ShowLimits;

public sealed class ShowLimitsTests(App app) : IClassFixture<App>
{
    static JsonNode Of(JsonObject limits, string name) => limits["data"]!.AsArray().Single(l => (string?)l!["name"] == name)!;

    [Fact]
    public async Task Shows_what_keys_have_and_what_is_left_of_it()
    {
        var person = await app.NewPerson();
        var made = await person.Http.Sent(HttpMethod.Post, "/v1/api-keys", new()
        {
            ["name"] = "Limited", ["scopes"] = new JsonArray("banking:read"), ["requests_per_minute"] = 10, ["requests_per_month"] = 50,
        });
        using var key = new HttpClient { BaseAddress = app.Url };
        key.DefaultRequestHeaders.Authorization = new("Bearer", (string)made["secret"]!);
        for (var i = 0; i < 4; i++) await key.Read("/v1/banking/accounts");
        var limits = await person.Http.Read("/v1/limits?key_id=" + made["id"]);
        Assert.Equal((10L, 60L), ((long)Of(limits, "key")["requests"]!, (long)Of(limits, "key")["window"]!));
        Assert.InRange((long)Of(limits, "key")["remaining"]!, 6, 7);
        Assert.Equal(46L, (long)Of(limits, "key-month")["remaining"]!);
        Assert.Equal((long)Of(limits, "day")["requests"]! - 4, (long)Of(limits, "day")["remaining"]!);
        Assert.Equal(60L, (long)Of(limits, "workspace")["window"]!);
        var all = await person.Http.Read("/v1/limits");
        Assert.Equal((long)Of(all, "key")["requests"]!, (long)Of(all, "key")["remaining"]!);
    }

    [Fact]
    public async Task Somebody_elses_key_is_not_there()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        await other.Key("banking:read");
        var id = (await other.Http.Read("/v1/api-keys"))["data"]![0]!["id"];
        await person.Http.Send(HttpMethod.Get, "/v1/limits?key_id=" + id).IsRefused(404, "api_key.not_found");
    }
}
