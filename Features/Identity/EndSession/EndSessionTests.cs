using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.EndSession;

public sealed class EndSessionTests(App app) : IClassFixture<App>
{
    static async Task<string> Newest(Tester person) =>
        (string)(await person.Http.Read("/v1/me/sessions"))["data"]![0]!["id"]!;

    async Task<Tester> Elsewhere(Tester person)
    {
        var other = person with { Http = app.Client() };
        await other.SignIn();
        return other;
    }

    [Fact]
    [Asvs("7.5.2", 2)]
    public async Task Ends_it_at_once_and_a_retry_says_the_same()
    {
        var person = await app.NewPerson();
        var other = await Elsewhere(person);
        var id = await Newest(person);
        var first = await person.Http.Sent(HttpMethod.Delete, "/v1/me/sessions/" + id);
        await other.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        var again = await person.Http.Sent(HttpMethod.Delete, "/v1/me/sessions/" + id);
        Assert.Equal((string?)first["ended_at"], (string?)again["ended_at"]);
        await person.Http.Read("/v1/me");
    }

    [Fact]
    [Asvs("7.5.2", 2)]
    public async Task Somebody_elses_is_not_there_and_goes_on()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var id = await Newest(theirs);
        await mine.Http.Send(HttpMethod.Delete, "/v1/me/sessions/" + id).IsRefused(404, "session.not_found");
        await theirs.Http.Read("/v1/me");
    }

    [Fact]
    [Asvs("7.5.2", 2)]
    public async Task Needs_a_fresh_proof_and_a_person()
    {
        var person = await app.NewPerson();
        var id = await Newest(person);
        await app.Client().Send(HttpMethod.Delete, "/v1/me/sessions/" + id).IsRefused(401, "auth.required");
        var key = await person.ClientWith("banking:read");
        await key.Send(HttpMethod.Delete, "/v1/me/sessions/" + id).IsRefused(403, "auth.person_required");
        await app.Sql("update sessions set step_up_at = now() - interval '6 minutes' where person_id = $1", person.Id.Value);
        await person.Http.Send(HttpMethod.Delete, "/v1/me/sessions/" + id).IsRefused(403, "auth.step_up_required");
    }
}
