using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.PasskeySignIn;

public sealed class PasskeySignInTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/auth/passkey-sign-in";

    async Task<(Tester, SoftwareAuthenticator)> Owner()
    {
        var person = await app.NewPerson();
        return (person, await person.AddPasskey());
    }

    async Task IsOutside(SoftwareAuthenticator key, int status, string code)
    {
        var http = app.Client();
        await http.PasskeySignInAnswer(key).IsRefused(status, code);
        await http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
    }

    [Fact]
    public async Task Signs_in_at_once_and_counts_as_a_step_up()
    {
        var (person, key) = await Owner();
        var http = app.Client();
        using var answer = await http.PasskeySignInAnswer(key);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("session="));
        Assert.DoesNotContain(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("pending="));
        var view = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal("signed_in", (string?)view["status"]);
        Assert.Equal(person.Email, (string?)view["me"]!["user"]!["email"]);
        Assert.NotNull(view["me"]!["step_up_until"]);
        await http.Sent(HttpMethod.Post, "/v1/me/factors/passkey/options"); // which needs one
        Assert.Equal(1L, await app.Sql("""
            select count(*) from sign_ins where person_id = $1 and outcome = 'SignedIn' and first_factor = 'Passkey'
            """, person.Id.Value));
    }

    [Fact]
    public async Task An_answer_is_good_once()
    {
        var (_, key) = await Owner();
        var begun = await app.Client().Challenge("auth/passkey-sign-in/options");
        var body = key.Get(begun["options"]!).PasskeyBody(begun);
        await app.Client().Sent(HttpMethod.Post, Path, body);
        await app.Client().Send(HttpMethod.Post, Path, body)
            .IsRefused(401, "sign_in.passkey_refused");
    }

    [Fact]
    public async Task A_wrong_signature_an_unknown_key_and_nonsense_read_alike()
    {
        var (person, key) = await Owner();
        key.Bend = signature => [.. signature[..^1], (byte)(signature[^1] ^ 1)];
        var unknown = app.Authenticator();
        unknown.UserHandle = key.UserHandle;
        var begun = await app.Client().Challenge("auth/passkey-sign-in/options");
        var problems = new[]
        {
            await app.Client().PasskeySignInAnswer(key).IsRefused(401, "sign_in.passkey_refused"),
            await app.Client().PasskeySignInAnswer(unknown).IsRefused(401, "sign_in.passkey_refused"),
            await app.Client().Send(HttpMethod.Post, Path, new JsonObject().PasskeyBody(begun))
                .IsRefused(401, "sign_in.passkey_refused"),
        };
        foreach (var problem in problems) problem.Remove("request_id");
        Assert.All(problems, p => Assert.True(JsonNode.DeepEquals(problems[0], p)));
        Assert.Equal(0L, await app.Sql(
            "select count(*) from sign_ins where person_id = $1 and first_factor = 'Passkey'", person.Id.Value));
    }

    [Fact]
    public async Task A_locked_account_says_so_to_its_owner_alone()
    {
        var (person, key) = await Owner();
        await app.Sql("update people set locked_at = now() where id = $1", person.Id.Value);
        await IsOutside(key, 403, "account.locked");
        Assert.Equal(1L, await app.Sql("""
            select count(*) from sign_ins where person_id = $1 and outcome = 'Locked' and first_factor = 'Passkey'
            """, person.Id.Value));
        key.Bend = _ => [];
        await IsOutside(key, 401, "sign_in.passkey_refused");
    }

    [Theory]
    [InlineData("update people set deleted_at = now() where id = $1")]
    [InlineData("update people set email_confirmed = false where id = $1")]
    public async Task A_deleted_or_unconfirmed_account_stays_closed(string sql)
    {
        var (person, key) = await Owner();
        await app.Sql(sql, person.Id.Value);
        await IsOutside(key, 401, "sign_in.passkey_refused");
    }

    [Fact]
    [Asvs("6.5.6", 3)]
    public async Task A_removed_passkey_is_dead_at_once()
    {
        var (person, key) = await Owner();
        var begun = await app.Client().Challenge("auth/passkey-sign-in/options");
        var id = (string)(await person.Http.Read("/v1/me/factors"))["factors"]![0]!["id"]!;
        await person.Http.Sent(HttpMethod.Delete, "/v1/me/factors/" + id);
        await app.Client().Send(HttpMethod.Post, Path, key.Get(begun["options"]!).PasskeyBody(begun))
            .IsRefused(401, "sign_in.passkey_refused");
        Assert.Equal(0L, await app.Sql("select count(*) from person_passkeys where user_id = $1", person.Id.Value));
    }

    [Fact]
    public async Task A_step_ups_answer_signs_nobody_in()
    {
        var (person, key) = await Owner();
        var begun = await person.Http.Challenge("auth/step-up/passkey");
        await app.Client().Send(HttpMethod.Post, Path, key.Get(begun["options"]!).PasskeyBody(begun))
            .IsRefused(401, "sign_in.passkey_refused");
    }

    [Fact]
    public async Task Needs_both_fields()
    {
        var problem = await app.Client().Send(HttpMethod.Post, Path, new() { ["credential"] = "{}" })
            .IsRefused(400, "request.invalid");
        Assert.NotEmpty(problem["errors"]!.AsObject());
    }
}
