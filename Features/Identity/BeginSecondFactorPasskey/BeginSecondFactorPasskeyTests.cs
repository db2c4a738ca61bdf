using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.BeginSecondFactorPasskey;

public sealed class BeginSecondFactorPasskeyTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/auth/second-factor", Ask = "auth/second-factor/passkey";

    async Task<(Tester, SoftwareAuthenticator)> Owner()
    {
        var person = await app.NewPerson();
        return (person, await person.AddPasskey());
    }

    [Fact]
    public async Task A_passkey_finishes_the_sign_in()
    {
        var (person, key) = await Owner();
        var http = await person.HalfWay();
        var begun = await http.Challenge(Ask);
        var done = await http.Sent(HttpMethod.Post, Path, key.PasskeyProof(begun));
        Assert.Equal("signed_in", (string?)done["status"]);
        Assert.Equal(person.Email, (string?)(await http.Read("/v1/me"))["user"]!["email"]);
        Assert.Equal(1L, await app.Sql("""
            select count(*) from sign_ins
            where person_id = $1 and first_factor = 'Password' and second_factor = 'Passkey'
            """, person.Id.Value));
    }

    [Fact]
    public async Task An_answer_is_good_in_its_own_sign_in_only_and_for_nothing_else()
    {
        var (person, key) = await Owner();
        var (first, second) = (await person.HalfWay(), await person.HalfWay());
        var begun = await first.Challenge(Ask);
        await second.Send(HttpMethod.Post, Path, key.PasskeyProof(begun)).IsRefused(403, "factor.refused");
        var stepUp = await person.Http.Challenge("auth/step-up/passkey");
        await second.Send(HttpMethod.Post, Path, key.PasskeyProof(stepUp)).IsRefused(403, "factor.refused");
        await person.Http.Send(HttpMethod.Post, "/v1/auth/step-up", key.PasskeyProof(begun))
            .IsRefused(403, "factor.refused");
        await first.Sent(HttpMethod.Post, Path, key.PasskeyProof(begun));
        await second.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
    }

    [Fact]
    public async Task The_passkey_of_another_person_finishes_nothing()
    {
        var ((mine, _), (_, theirKey)) = (await Owner(), await Owner());
        var http = await mine.HalfWay();
        var begun = await http.Challenge(Ask);
        await http.Send(HttpMethod.Post, Path, theirKey.PasskeyProof(begun)).IsRefused(403, "factor.refused");
        await http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
    }

    [Fact]
    public async Task A_person_who_is_locked_half_way_gets_no_further()
    {
        var (person, key) = await Owner();
        var http = await person.HalfWay();
        var begun = await http.Challenge(Ask);
        await app.Sql("update people set locked_at = now() where id = $1", person.Id.Value);
        await http.Send(HttpMethod.Post, Path, key.PasskeyProof(begun)).IsRefused(401, "sign_in.not_begun");
        await http.Send(HttpMethod.Post, "/v1/" + Ask, []).IsRefused(401, "sign_in.not_begun");
    }

    [Fact]
    public async Task Who_has_no_passkey_is_told_so()
    {
        var person = await app.NewPerson();
        await person.AddEmail();
        var http = await person.HalfWay();
        await http.Send(HttpMethod.Post, "/v1/" + Ask, []).IsRefused(409, "factor.not_available");
    }

    [Fact]
    public async Task Needs_a_sign_in_that_has_begun()
    {
        await app.Client().Send(HttpMethod.Post, "/v1/" + Ask, []).IsRefused(401, "sign_in.not_begun");
        var person = await app.NewPerson();
        await person.Http.Send(HttpMethod.Post, "/v1/" + Ask, []).IsRefused(401, "sign_in.not_begun");
    }
}
