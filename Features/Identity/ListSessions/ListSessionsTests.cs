using System.Text.Json.Nodes;
using Fintech.Support;

namespace Fintech.Features.Identity.ListSessions;

public sealed class ListSessionsTests(App app) : IClassFixture<App>
{
    [Fact]
    [Asvs("7.5.2", 2)]
    public async Task Names_each_browser_and_says_which_one_asks()
    {
        var person = await app.NewPerson();
        var phone = person with { Http = app.Client() };
        phone.Http.DefaultRequestHeaders.UserAgent.ParseAdd(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            + "Version/19.0 Mobile/15E148 Safari/604.1");
        await phone.SignIn();
        var sessions = (await person.Http.Read("/v1/me/sessions"))["data"]!.AsArray();
        Assert.Equal(["Safari on iPhone", "Unknown browser"], sessions.Select(s => (string?)s!["device"]));
        Assert.Equal([false, true], sessions.Select(s => (bool)s!["current"]!));
        Assert.All(sessions, s => Assert.Equal("127.0.0.1", (string?)s!["address"]));
        Assert.All(sessions, s => Assert.Null(s!["ended_at"]));
        Assert.DoesNotContain("token", sessions.ToJsonString());
    }

    [Fact]
    public async Task Pages_and_refuses_a_foreign_cursor()
    {
        var person = await app.NewPerson();
        await (person with { Http = app.Client() }).SignIn();
        var first = await person.Http.Read("/v1/me/sessions?limit=1");
        var second = await person.Http.Read($"/v1/me/sessions?limit=1&cursor={first["next_cursor"]}");
        Assert.NotEqual(Id(first), Id(second));
        Assert.False((bool)second["has_more"]!);
        await person.Http.Send(HttpMethod.Get, "/v1/me/sessions?cursor=x").IsRefused(400, "request.invalid");
    }

    [Fact]
    public async Task Is_for_people_and_shows_nobody_elses()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var here = Id(await theirs.Http.Read("/v1/me/sessions"));
        Assert.NotEqual(here, Id(await mine.Http.Read("/v1/me/sessions")));
        await app.Client().Send(HttpMethod.Get, "/v1/me/sessions").IsRefused(401, "auth.required");
        var key = await mine.ClientWith("banking:read");
        await key.Send(HttpMethod.Get, "/v1/me/sessions").IsRefused(403, "auth.person_required");
    }

    static string? Id(JsonObject page) => (string?)Assert.Single(page["data"]!.AsArray())!["id"];
}
