using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.ForgetDevice;

/// <summary>Browsers that are known and trusted.</summary>
public sealed class ForgetDeviceTests(App app) : IClassFixture<App>
{
    /// <summary>A browser that was trusted at its last sign-in.</summary>
    async Task<HttpClient> Trusted(Tester person, string code)
    {
        var browser = await person.HalfWay();
        await browser.Finished("recovery_code", code, trust: true);
        return browser;
    }

    static async Task<JsonNode> Current(HttpClient browser) =>
        (await browser.Read("/v1/me/devices"))["data"]!.AsArray().Single(d => (bool)d!["current"]!)!;

    static async Task<string> Enters(Tester person, HttpClient browser)
    {
        await browser.Sent(HttpMethod.Post, "/v1/auth/sign-out", []);
        return (string)(await person.EnterPassword(browser))["status"]!;
    }

    [Fact]
    public async Task A_trusted_browser_is_not_asked_for_thirty_days_and_gets_no_step_up_for_it()
    {
        var person = await app.NewPerson();
        var (_, _, codes) = await person.AddTotp();
        var browser = await Trusted(person, codes[0]);
        var until = (DateTimeOffset)(await Current(browser))["trusted_until"]!;
        Assert.InRange(until - DateTimeOffset.UtcNow, TimeSpan.FromDays(29.9), TimeSpan.FromDays(30));
        Assert.Equal("signed_in", await Enters(person, browser));
        Assert.Null((await browser.Read("/v1/me"))["step_up_until"]);
        Assert.True((bool)(await browser.Read("/v1/me/sign-ins"))["data"]![0]!["by_trust"]!);
        await app.Sql("update devices set trusted_until = now() where person_id = $1", person.Id.Value);
        Assert.Equal("second_factor_required", await Enters(person, browser));
    }

    [Fact]
    public async Task Without_the_password_its_cookie_is_worth_nothing_and_to_others_neither()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        var (_, _, codes) = await person.AddTotp();
        await other.AddTotp();
        var browser = await Trusted(person, codes[0]);
        await browser.Sent(HttpMethod.Post, "/v1/auth/sign-out", []);
        await browser.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        Assert.Equal("second_factor_required", (string?)(await other.EnterPassword(browser))["status"]);
    }

    [Fact]
    public async Task Trust_ends_when_the_browser_is_forgotten()
    {
        var person = await app.NewPerson();
        var (_, _, codes) = await person.AddTotp();
        var browser = await Trusted(person, codes[0]);
        var id = (string)(await Current(browser))["id"]!;
        await person.Http.Sent(HttpMethod.Delete, "/v1/me/devices/" + id);
        Assert.Equal("second_factor_required", await Enters(person, browser));
        await person.Http.Send(HttpMethod.Delete, "/v1/me/devices/" + id).IsRefused(404, "device.not_found");
    }

    [Fact]
    public async Task Trust_ends_with_a_new_password_and_with_a_change_of_factors()
    {
        var person = await app.NewPerson();
        var (_, _, codes) = await person.AddTotp();
        var browser = await Trusted(person, codes[0]);
        await person.AddEmail();
        Assert.Equal("second_factor_required", await Enters(person, browser));
        browser = await Trusted(person, codes[1]);
        const string next = "quite another long sentence";
        await person.Http.Sent(HttpMethod.Post, "/v1/me/password", new JsonObject
        {
            ["current_password"] = person.Password, ["new_password"] = next,
        });
        Assert.Equal("second_factor_required", (string?)(await (person with { Password = next }).EnterPassword(browser))["status"]);
    }

    [Fact]
    [Asvs("8.4.2", 3, Partly = true)]
    public async Task Operators_are_asked_every_time()
    {
        var person = await app.NewPerson();
        var (_, _, codes) = await person.AddTotp();
        await app.Sql("update people set is_operator = true where id = $1", person.Id.Value);
        var answer = await person.EnterPassword(app.Client());
        Assert.False((bool)answer["second_factor"]!["may_trust_device"]!);
        var browser = await Trusted(person, codes[0]);
        Assert.Null((await Current(browser))["trusted_until"]);
        Assert.Equal("second_factor_required", await Enters(person, browser));
    }

    [Fact]
    public async Task A_planted_cookie_is_never_taken_over()
    {
        var person = await app.NewPerson();
        var (_, _, codes) = await person.AddTotp();
        using var planted = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = app.Url };
        planted.DefaultRequestHeaders.Add("Origin", app.Url.GetLeftPart(UriPartial.Authority));
        planted.DefaultRequestHeaders.Add("Cookie", "device=planted-by-somebody");
        using var entered = await planted.Send(HttpMethod.Post, "/v1/auth/sign-in",
            new JsonObject { ["email"] = person.Email, ["password"] = person.Password });
        var pending = entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        planted.DefaultRequestHeaders.Remove("Cookie");
        planted.DefaultRequestHeaders.Add("Cookie", $"device=planted-by-somebody; {pending}");
        using var done = await planted.Finish("recovery_code", codes[0], trust: true);
        var device = done.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("device="));
        Assert.DoesNotContain("planted", device);
    }

    [Fact]
    public async Task Somebody_elses_is_not_there_and_it_needs_a_step_up()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var id = (string)(await Current(theirs.Http))["id"]!;
        await mine.Http.Send(HttpMethod.Delete, "/v1/me/devices/" + id).IsRefused(404, "device.not_found");
        await app.Client().Send(HttpMethod.Delete, "/v1/me/devices/" + id).IsRefused(401, "auth.required");
        await theirs.Forget();
        await theirs.Http.Send(HttpMethod.Delete, "/v1/me/devices/" + id).IsRefused(403, "auth.step_up_required");
        Assert.Equal(id, (string?)(await Current(theirs.Http))["id"]);
    }
}
