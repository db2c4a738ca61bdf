using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.EndOtherSessions;

public sealed class EndOtherSessionsTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/me/sessions/end-others";

    [Fact]
    [Asvs("7.5.2", 2)]
    public async Task Signs_out_every_browser_but_this_one()
    {
        var (person, stranger) = (await app.NewPerson(), await app.NewPerson());
        var others = new List<Tester>();
        for (var i = 0; i < 5; i++)
        {
            others.Add(person with { Http = app.Client() });
            await others[i].SignIn();
        }
        Assert.Equal(5, (int)(await person.Http.Sent(HttpMethod.Post, Path, []))["ended"]!);
        foreach (var other in others)
            await other.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        Assert.Single((await person.Http.Read("/v1/me/sessions"))["data"]!.AsArray());
        await stranger.Http.Read("/v1/me");
    }

    [Fact]
    public async Task A_retry_with_the_same_key_gives_the_same_count()
    {
        var person = await app.NewPerson();
        await (person with { Http = app.Client() }).SignIn();
        using var first = await person.Http.Send(HttpMethod.Post, Path, [], "once");
        using var again = await person.Http.Send(HttpMethod.Post, Path, [], "once");
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Needs_a_fresh_proof_and_a_person()
    {
        var person = await app.NewPerson();
        await app.Client().Send(HttpMethod.Post, Path, []).IsRefused(401, "auth.required");
        await app.Sql("update sessions set step_up_at = now() - interval '6 minutes' where person_id = $1", person.Id.Value);
        await person.Http.Send(HttpMethod.Post, Path, []).IsRefused(403, "auth.step_up_required");
    }
}
