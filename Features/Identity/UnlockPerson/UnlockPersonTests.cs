using System.Net;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.UnlockPerson;

public sealed class UnlockPersonTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Lets_the_person_and_their_keys_in_again_and_keeps_why_it_was_locked()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        var key = await person.ClientWith("banking:read");
        await one.Lock(person, "A mistake");
        await key.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(401, "auth.invalid_credential");
        var account = await one.Act(person, "unlock");
        Assert.Null(account["locked_at"]);
        Assert.Equal("A mistake", (string?)account["lock_reason"]);
        await Tester.Until(
            () => key.Send(HttpMethod.Get, "/v1/banking/accounts"), a => a.StatusCode is HttpStatusCode.OK, seconds: 2);
        await person.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required"); // sessions do not come back
        await (person with { Http = app.Client() }).SignIn();
        Assert.Equal(1, await one.Audited("unlock_person", person.Id.ToString()));
    }

    [Fact]
    public async Task Does_nothing_to_an_account_that_is_open_and_a_retry_says_so()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        using var first = await one.ActAnswer(person.Id, "unlock", key: "once");
        using var again = await one.ActAnswer(person.Id, "unlock", key: "once");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("true", again.Headers.GetValues("Idempotent-Replayed").Single());
        await person.Http.Read("/v1/me");
    }

    [Fact]
    public async Task Says_that_nobody_has_this_id() =>
        await (await app.NewOperator()).ActAnswer(new(Guid.CreateVersion7()), "unlock").IsRefused(404, "person.not_found");
}
