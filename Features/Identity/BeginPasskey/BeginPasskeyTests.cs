using Fintech.Features.Identity.SecondFactors;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.BeginPasskey;

public sealed class BeginPasskeyTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/me/factors/passkey/options";

    [Fact]
    public async Task Gives_what_the_browser_needs_and_leaves_out_what_is_there()
    {
        var person = await app.NewPerson();
        var begun = await person.Http.Sent(HttpMethod.Post, Path);
        Assert.Equal("passkey_challenge", (string?)begun["object"]);
        Assert.StartsWith("chl_", (string?)begun["id"]);
        Assert.Equal(person.Email, (string?)begun["options"]!["user"]!["name"]);
        await person.AddPasskey();
        var next = await person.Http.Sent(HttpMethod.Post, Path, []);
        Assert.Single(next["options"]!["excludeCredentials"]!.AsArray());
        Assert.NotEqual((string?)begun["options"]!["challenge"], (string?)next["options"]!["challenge"]);
    }

    [Fact]
    public async Task Needs_a_person_who_has_just_proved_a_second_factor()
    {
        var person = await app.NewPerson();
        await app.Client().Send(HttpMethod.Post, Path, []).IsRefused(401, "auth.required");
        var key = await person.ClientWith("banking:read");
        await key.Send(HttpMethod.Post, Path, []).IsRefused(403, "auth.person_required");
        await person.Forget();
        await person.Http.Send(HttpMethod.Post, Path, []).IsRefused(403, "auth.step_up_required");
    }

    [Fact]
    public async Task Twenty_factors_are_enough()
    {
        var person = await app.NewPerson();
        await app.Sql("""
            insert into factors (id, person_id, method, label, credential_id, created_at, confirmed_at)
            select gen_random_uuid(), $1, 'Passkey', 'Key', uuid_send(gen_random_uuid()), now(), now()
            from generate_series(1, $2)
            """, person.Id.Value, Factor.Most);
        await person.Http.Send(HttpMethod.Post, Path, []).IsRefused(409, "factor.too_many");
    }

    [Fact]
    public async Task Takes_no_arguments_and_no_key()
    {
        var person = await app.NewPerson();
        await person.Http.Send(HttpMethod.Post, Path, new() { ["label"] = "x" }).IsRefused(400, "request.invalid");
        await person.Http.Send(HttpMethod.Post, Path, [], "a-key").IsRefused(400, "idempotency.key_not_accepted");
    }
}
