using System.Net;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.EndPersonSessions;

public sealed class EndPersonSessionsTests(App app) : IClassFixture<App>
{
    [Fact]
    [Asvs("7.4.5", 2)]
    public async Task Signs_the_person_out_everywhere_and_leaves_keys_and_the_account_alone()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        var key = await person.ClientWith("banking:read");
        var phone = person with { Http = app.Client() };
        await phone.SignIn();
        await using var stream = await EventStream.Open(person.Http);
        Assert.Equal(2, (int)(await one.Account(person))["open_sessions"]!);
        Assert.Equal(0, (int)(await one.Act(person, "end-sessions"))["open_sessions"]!);
        await person.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        await phone.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        await stream.Ended(seconds: 3);
        await key.Read("/v1/banking/accounts");
        await (person with { Http = app.Client() }).SignIn();
        Assert.Equal(1, await one.Audited("end_person_sessions", person.Id.ToString()));
    }

    [Fact]
    public async Task A_retry_says_so_and_ends_no_session_that_came_later()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        using var first = await one.ActAnswer(person.Id, "end-sessions", key: "once");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var back = person with { Http = app.Client() };
        await back.SignIn();
        using var again = await one.ActAnswer(person.Id, "end-sessions", key: "once");
        Assert.Equal("true", again.Headers.GetValues("Idempotent-Replayed").Single());
        await back.Http.Read("/v1/me");
    }

    [Fact]
    public async Task Says_that_nobody_has_this_id() => await (await app.NewOperator())
        .ActAnswer(new(Guid.CreateVersion7()), "end-sessions").IsRefused(404, "person.not_found");
}
