using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.StepUp;

public sealed class StepUpTests(App app) : IClassFixture<App>
{
    static readonly JsonObject Key = new() { ["name"] = "x", ["scopes"] = new JsonArray("banking:read") };

    static Task<HttpResponseMessage> Try(Tester person, string password) =>
        person.Http.Send(HttpMethod.Post, "/v1/auth/step-up", new JsonObject { ["password"] = password });

    Task Age(Tester person) =>
        app.Sql("update sessions set auth_time = now() - interval '6 minutes' where person_id = $1", person.Id.Value);

    [Fact]
    public async Task Lets_do_for_five_minutes_what_needs_it()
    {
        var person = await app.NewPerson();
        await Age(person);
        await person.Http.Send(HttpMethod.Post, "/v1/api-keys", Key).IsRefused(403, "auth.step_up_required");
        Assert.Null((await person.Http.Read("/v1/me"))["step_up_until"]);
        var done = JsonNode.Parse(await (await Try(person, person.Password)).Content.ReadAsStringAsync())!;
        Assert.InRange((DateTimeOffset)done["valid_until"]! - DateTimeOffset.UtcNow,
            TimeSpan.FromMinutes(4.5), TimeSpan.FromMinutes(5));
        Assert.NotNull((await person.Http.Read("/v1/me"))["step_up_until"]);
        await person.Http.Sent(HttpMethod.Post, "/v1/api-keys", Key);
    }

    [Fact]
    public async Task Gives_the_session_a_new_token_and_the_old_one_ends()
    {
        var person = await app.NewPerson();
        var before = (byte[])(await app.Sql("select token_hash from sessions where person_id = $1", person.Id.Value))!;
        using var answer = await Try(person, person.Password);
        Assert.StartsWith("session=", answer.Headers.GetValues("Set-Cookie").Single());
        var after = (byte[])(await app.Sql("select token_hash from sessions where person_id = $1", person.Id.Value))!;
        Assert.NotEqual(before, after);
        await person.Http.Read("/v1/me");
    }

    [Fact]
    public async Task A_wrong_password_changes_nothing_and_guessing_must_wait()
    {
        var person = await app.NewPerson();
        await Age(person);
        var guesses = 0;
        while ((await Try(person, "guess number " + guesses)).StatusCode is HttpStatusCode.Forbidden) guesses++;
        Assert.InRange(guesses, 5, 9);
        await Try(person, person.Password).IsRefused(429, "limit.exceeded");
        await person.Http.Send(HttpMethod.Post, "/v1/api-keys", Key).IsRefused(403, "auth.step_up_required");
    }

    [Fact]
    public async Task Needs_somebody_who_is_signed_in()
    {
        var body = new JsonObject { ["password"] = "whatever it is" };
        await app.Client().Send(HttpMethod.Post, "/v1/auth/step-up", body).IsRefused(401, "auth.required");
        var key = await (await app.NewPerson()).ClientWith("banking:read");
        await key.Send(HttpMethod.Post, "/v1/auth/step-up", body).IsRefused(403, "auth.person_required");
    }

    [Fact]
    public async Task An_empty_password_is_no_try() =>
        await Try(await app.NewPerson(), "").IsRefused(400, "request.invalid");
}
