using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.StepUp;

public sealed class StepUpTests(App app) : IClassFixture<App>
{
    static readonly JsonObject Key = new() { ["name"] = "x", ["scopes"] = new JsonArray("banking:read") };

    static Task<HttpResponseMessage> MakeKey(Tester person) =>
        person.Http.Send(HttpMethod.Post, "/v1/api-keys", (JsonObject)Key.DeepClone());

    [Fact]
    [Asvs("7.5.3", 3)]
    public async Task Who_has_no_factor_confirms_by_mail_for_five_minutes()
    {
        var person = await app.NewPerson();
        await person.Forget();
        await MakeKey(person).IsRefused(403, "auth.step_up_required");
        Assert.Null((await person.Http.Read("/v1/me"))["step_up_until"]);
        var options = await person.Http.Read("/v1/auth/step-up");
        Assert.Equal("email", (string?)options["methods"]!.AsArray().Single()!["method"]);
        Assert.Null(options["valid_until"]);

        await person.Http.SendCode("email", "step-up");
        using var proved = await person.Http.StepUp("email", await new Mailbox(app, person.Email).Code());
        var done = JsonNode.Parse(await proved.Content.ReadAsStringAsync())!;
        Assert.InRange((DateTimeOffset)done["valid_until"]! - DateTimeOffset.UtcNow,
            TimeSpan.FromMinutes(4.5), TimeSpan.FromMinutes(5));
        Assert.NotNull((await person.Http.Read("/v1/me"))["step_up_until"]);
        Assert.NotNull((await person.Http.Read("/v1/auth/step-up"))["valid_until"]);
        using var made = await MakeKey(person);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);

        await app.Sql("update sessions set step_up_at = now() - interval '301 seconds' where person_id = $1", person.Id.Value);
        await MakeKey(person).IsRefused(403, "auth.step_up_required");
    }

    [Fact]
    [Asvs("7.5.1", 2)]
    public async Task A_fresh_password_is_no_second_factor()
    {
        var person = await app.NewPerson();
        var browser = app.Client();
        Assert.Equal("signed_in", (string?)(await person.EnterPassword(browser))["status"]);
        browser.DefaultRequestHeaders.Add("Fintech-Environment", person.Environment.ToString());
        await MakeKey(person with { Http = browser }).IsRefused(403, "auth.step_up_required");
    }

    [Fact]
    [Asvs("6.3.6", 3, Partly = true)]
    public async Task Who_has_a_factor_proves_that_and_the_mailbox_alone_is_not_enough()
    {
        var person = await app.NewPerson();
        var (authenticator, _, codes) = await person.AddTotp();
        await person.Forget();
        var options = await person.Http.Read("/v1/auth/step-up");
        Assert.Equal(["totp", "recovery_code"], options["methods"]!.AsArray().Select(m => (string)m!["method"]!));
        await person.Http.Send(HttpMethod.Post, "/v1/auth/step-up/send", new JsonObject { ["method"] = "email" })
            .IsRefused(409, "factor.not_available");
        using (var proved = await person.Http.StepUp("totp", authenticator.Code()))
            Assert.Equal(HttpStatusCode.OK, proved.StatusCode);
        await person.Forget();
        using (var proved = await person.Http.StepUp("recovery_code", codes[7]))
            Assert.Equal(HttpStatusCode.OK, proved.StatusCode);
        using var made = await MakeKey(person);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
    }

    [Fact]
    [Asvs("7.2.4", 1)]
    public async Task Gives_the_session_a_new_token_and_the_old_one_ends()
    {
        var person = await app.NewPerson();
        var before = (byte[])(await app.Sql("select token_hash from sessions where person_id = $1", person.Id.Value))!;
        await person.Http.SendCode("email", "step-up");
        using var answer = await person.Http.StepUp("email", await new Mailbox(app, person.Email).Code());
        Assert.StartsWith("session=", answer.Headers.GetValues("Set-Cookie").Single());
        var after = (byte[])(await app.Sql("select token_hash from sessions where person_id = $1", person.Id.Value))!;
        Assert.NotEqual(before, after);
        await person.Http.Read("/v1/me");
    }

    [Fact]
    public async Task A_code_belongs_to_the_session_that_asked_for_it()
    {
        var person = await app.NewPerson();
        var other = person with { Http = app.Client() };
        await other.SignIn();
        await person.Http.SendCode("email", "step-up");
        var code = await new Mailbox(app, person.Email).Code();
        await other.Http.StepUp("email", code).IsRefused(403, "factor.refused");
        using var proved = await person.Http.StepUp("email", code);
        Assert.Equal(HttpStatusCode.OK, proved.StatusCode);
    }

    [Fact]
    public async Task Wrong_codes_change_nothing_and_guessing_must_wait()
    {
        var person = await app.NewPerson();
        await person.AddTotp();
        await person.Forget();
        var guesses = 0;
        while ((await person.Http.StepUp("totp", $"{guesses:D6}")).StatusCode is HttpStatusCode.Forbidden) guesses++;
        Assert.InRange(guesses, 10, 14);
        using var answer = await person.Http.StepUp("totp", "000000");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        await MakeKey(person).IsRefused(403, "auth.step_up_required");
        Assert.Equal((long)guesses, await app.Sql("""
            select count(*) from audit_entries where action = 'step_up' and outcome = 'factor.refused' and actor->>'id' = $1
            """, person.Id.ToString()));
    }

    [Fact]
    public async Task Needs_somebody_who_is_signed_in()
    {
        var key = await (await app.NewPerson()).ClientWith("banking:read");
        await app.Client().StepUp("email", "123456").IsRefused(401, "auth.required");
        await key.StepUp("email", "123456").IsRefused(403, "auth.person_required");
        await app.Client().Send(HttpMethod.Get, "/v1/auth/step-up").IsRefused(401, "auth.required");
        await app.Client().Send(HttpMethod.Post, "/v1/auth/step-up/send", new JsonObject { ["method"] = "email" })
            .IsRefused(401, "auth.required");
    }

    [Fact]
    public async Task An_empty_code_is_no_try() =>
        await (await app.NewPerson()).Http.StepUp("email", "").IsRefused(400, "request.invalid");
}
