using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.ListSignIns;

public sealed class ListSignInsTests(App app) : IClassFixture<App>
{
    static async Task<List<JsonNode>> Read(Tester person, string query = "") =>
        [.. (await person.Http.Read("/v1/me/sign-ins" + query))["data"]!.AsArray().Select(r => r!)];

    [Fact]
    [Asvs("16.3.1", 2)]
    public async Task Tells_how_each_try_ended()
    {
        var person = await app.NewPerson();
        await app.Client().Send(HttpMethod.Post, "/v1/auth/sign-in",
            new JsonObject { ["email"] = person.Email, ["password"] = "not the password" }).IsRefused(401, "sign_in.refused");
        var (authenticator, _, _) = await person.AddTotp();
        var browser = await person.HalfWay();
        await browser.Finish("totp", "000000").IsRefused(403, "factor.refused");
        await browser.Finished("totp", authenticator.Code());
        var tries = await Read(person);
        Assert.Equal(["signed_in", "wrong_factor", "wrong_password", "signed_in"], tries.Select(r => (string)r["outcome"]!));
        Assert.Equal("totp", (string?)tries[0]["second_factor"]);
        Assert.Null(tries[3]["second_factor"]);
        Assert.All(tries, r => Assert.Equal("password", (string?)r["first_factor"]));
        Assert.All(tries, r => Assert.False((bool)r["unfamiliar"]!));
    }

    [Fact]
    public async Task Pages_and_shows_nobody_elses()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        await person.SignIn();
        var first = await person.Http.Read("/v1/me/sign-ins?limit=1");
        var rest = await person.Http.Read("/v1/me/sign-ins?limit=1&cursor=" + first["next_cursor"]);
        Assert.NotEqual((string?)first["data"]![0]!["id"], (string?)rest["data"]![0]!["id"]);
        Assert.False((bool)rest["has_more"]!);
        Assert.Single(await Read(other));
        await person.Http.Send(HttpMethod.Get, "/v1/me/sign-ins?limit=0").IsRefused(400, "request.invalid");
        await app.Client().Send(HttpMethod.Get, "/v1/me/sign-ins").IsRefused(401, "auth.required");
    }
}
