using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.BeginStepUpPasskey;

public sealed class BeginStepUpPasskeyTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/auth/step-up", Ask = "auth/step-up/passkey";

    async Task<(Tester, SoftwareAuthenticator)> Owner()
    {
        var person = await app.NewPerson();
        return (person, await person.AddPasskey());
    }

    [Fact]
    public async Task A_passkey_opens_for_five_minutes_what_needs_a_step_up()
    {
        var (person, key) = await Owner();
        await person.Forget();
        var needs = () => person.Http.Send(HttpMethod.Post, "/v1/me/factors/passkey/options", []);
        await needs().IsRefused(403, "auth.step_up_required");
        var begun = await person.Http.Challenge(Ask);
        Assert.Single(begun["options"]!["allowCredentials"]!.AsArray());
        var done = await person.Http.Sent(HttpMethod.Post, Path, key.PasskeyProof(begun));
        Assert.InRange((DateTimeOffset)done["valid_until"]! - DateTimeOffset.UtcNow,
            TimeSpan.FromMinutes(4.5), TimeSpan.FromMinutes(5));
        using var opened = await needs();
        Assert.Equal(200, (int)opened.StatusCode);
    }

    [Fact]
    public async Task The_proof_of_one_person_is_nothing_in_the_session_of_another()
    {
        var ((mine, myKey), (theirs, theirKey)) = (await Owner(), await Owner());
        await mine.Forget();
        await theirs.Forget();
        var theirAsk = await theirs.Http.Challenge(Ask);
        await mine.Http.Send(HttpMethod.Post, Path, theirKey.PasskeyProof(theirAsk)).IsRefused(403, "factor.refused");
        await mine.Http.Send(HttpMethod.Post, Path, myKey.PasskeyProof(theirAsk)).IsRefused(403, "factor.refused");
        var myAsk = await mine.Http.Challenge(Ask);
        await mine.Http.Send(HttpMethod.Post, Path, theirKey.PasskeyProof(myAsk)).IsRefused(403, "factor.refused");
        await mine.Http.Send(HttpMethod.Post, "/v1/me/factors/passkey/options", [])
            .IsRefused(403, "auth.step_up_required");
        // What was shown to me has not used up what is theirs.
        await theirs.Http.Sent(HttpMethod.Post, Path, theirKey.PasskeyProof(theirAsk));
    }

    [Fact]
    public async Task An_answer_is_good_once_and_in_its_own_session_only()
    {
        var (person, key) = await Owner();
        var other = await person.Elsewhere(key);
        var begun = await person.Http.Challenge(Ask);
        await other.Http.Send(HttpMethod.Post, Path, key.PasskeyProof(begun)).IsRefused(403, "factor.refused");
        var proof = key.PasskeyProof(begun);
        await person.Http.Sent(HttpMethod.Post, Path, proof);
        await person.Http.Send(HttpMethod.Post, Path, proof).IsRefused(403, "factor.refused");
    }

    [Fact]
    public async Task Who_has_none_is_told_so()
    {
        var person = await app.NewPerson();
        await person.Http.Send(HttpMethod.Post, "/v1/" + Ask, []).IsRefused(409, "factor.not_available");
    }

    [Fact]
    public async Task Needs_a_person_who_is_signed_in()
    {
        await app.Client().Send(HttpMethod.Post, "/v1/" + Ask, []).IsRefused(401, "auth.required");
        var key = await (await app.NewPerson()).ClientWith("banking:read");
        await key.Send(HttpMethod.Post, "/v1/" + Ask, []).IsRefused(403, "auth.person_required");
    }
}
