using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.ListDevices;

public sealed class ListDevicesTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Lists_ones_own_by_pages_newest_first()
    {
        var person = await app.NewPerson();
        foreach (var agent in (string[])["Firefox/140.0 Windows", "Chrome/140.0 Macintosh"])
        {
            var browser = app.Client();
            browser.DefaultRequestHeaders.UserAgent.ParseAdd(agent.Replace(' ', '-').Replace('/', '-'));
            browser.DefaultRequestHeaders.Remove("User-Agent");
            browser.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
            await person.EnterPassword(browser);
        }
        var first = await person.Http.Read("/v1/me/devices?limit=2");
        Assert.True((bool)first["has_more"]!);
        Assert.Equal(["Chrome on macOS", "Firefox on Windows"], first["data"]!.AsArray().Select(d => (string)d!["name"]!));
        var rest = await person.Http.Read("/v1/me/devices?limit=2&cursor=" + first["next_cursor"]);
        Assert.True((bool)Assert.Single(rest["data"]!.AsArray())!["current"]!);
    }

    [Fact]
    public async Task The_same_browser_is_known_again()
    {
        var person = await app.NewPerson();
        await person.SignIn();
        Assert.Single((await person.Http.Read("/v1/me/devices"))["data"]!.AsArray());
        Assert.DoesNotContain(new Mailbox(app, person.Email).Of("new-sign-in"), f => f.Length > 0);
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=101")]
    [InlineData("?cursor=nonsense")]
    public async Task Refuses_what_it_cannot_read(string query) =>
        await (await app.NewPerson()).Http.Send(HttpMethod.Get, "/v1/me/devices" + query).IsRefused(400, "request.invalid");

    [Fact]
    public async Task Needs_a_person()
    {
        await app.Client().Send(HttpMethod.Get, "/v1/me/devices").IsRefused(401, "auth.required");
        await (await (await app.NewPerson()).ClientWith("banking:read")).Send(HttpMethod.Get, "/v1/me/devices")
            .IsRefused(403, "auth.person_required");
    }
}
