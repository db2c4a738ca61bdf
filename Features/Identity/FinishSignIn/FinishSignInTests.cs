using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.FinishSignIn;

public sealed class FinishSignInTests(App app) : IClassFixture<App>
{
    [Fact]
    [Asvs("6.3.3", 2, Partly = true)]
    public async Task A_password_alone_is_half_of_a_sign_in()
    {
        var person = await app.NewPerson();
        await person.AddTotp();
        var browser = app.Client();
        var answer = await person.EnterPassword(browser);
        Assert.Null(answer["me"]);
        var needed = answer["second_factor"]!;
        Assert.Equal(["totp", "recovery_code"], needed["methods"]!.AsArray().Select(m => (string)m!["method"]!));
        Assert.Equal("totp", (string?)needed["preferred"]);
        Assert.InRange((DateTimeOffset)needed["expires_at"]! - DateTimeOffset.UtcNow,
            TimeSpan.FromMinutes(4.5), TimeSpan.FromMinutes(5));
        await browser.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        Assert.True(JsonNode.DeepEquals(needed, await browser.Read("/v1/auth/second-factor")));
    }

    [Fact]
    public async Task A_code_of_the_app_signs_in_and_counts_as_a_step_up()
    {
        var person = await app.NewPerson();
        var (authenticator, _, _) = await person.AddTotp();
        var browser = await person.HalfWay();
        using var answer = await browser.Finish("totp", authenticator.Code());
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal("signed_in", (string?)body["status"]);
        Assert.Equal(person.Email, (string?)body["me"]!["user"]!["email"]);
        Assert.NotNull(body["me"]!["step_up_until"]);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, c => c.StartsWith("pending=;"));
        Assert.Contains(cookies, c => System.Text.RegularExpressions.Regex.IsMatch(
            c, "^session=[A-Za-z0-9_-]{43}; path=/; samesite=lax; httponly$"));
        Assert.True(JsonNode.DeepEquals(body["me"], await browser.Read("/v1/me")));
        await browser.Send(HttpMethod.Get, "/v1/auth/second-factor").IsRefused(401, "sign_in.not_begun");
    }

    [Fact]
    [Asvs("6.5.1", 2)]
    public async Task No_step_of_the_app_is_taken_twice_in_any_place()
    {
        var person = await app.NewPerson();
        var (authenticator, _, _) = await person.AddTotp();
        var code = authenticator.Code();
        await (await person.HalfWay()).Finished("totp", code);
        await (await person.HalfWay()).Finish("totp", code).IsRefused(403, "factor.refused");
        await person.Http.StepUp("totp", code).IsRefused(403, "factor.refused");
        // Nor one from before the last that was taken.
        await (await person.HalfWay()).Finish("totp", authenticator.Code(-1)).IsRefused(403, "factor.refused");
    }

    [Theory]
    [Asvs("6.5.5", 2, Partly = true)]
    [InlineData(-2)]
    [InlineData(2)]
    public async Task A_step_that_is_not_near_is_refused(int steps)
    {
        var person = await app.NewPerson();
        var (authenticator, _, _) = await person.AddTotp();
        await (await person.HalfWay()).Finish("totp", authenticator.Code(steps)).IsRefused(403, "factor.refused");
    }

    [Fact]
    [Asvs("6.5.1", 2), Asvs("6.3.7", 3)]
    public async Task A_recovery_code_signs_in_once_as_it_is_written_and_the_owner_is_told()
    {
        var person = await app.NewPerson();
        var (_, _, codes) = await person.AddTotp();
        Assert.Equal(10, codes.Distinct().Count());
        Assert.All(codes, c => Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$", c));
        var written = codes[0].ToLowerInvariant().Replace('-', ' ').Replace('0', 'o').Replace('1', 'l');
        await (await person.HalfWay()).Finished("recovery_code", written);
        await (await person.HalfWay()).Finish("recovery_code", codes[0]).IsRefused(403, "factor.refused");
        Assert.Equal(9, (int?)(await person.Http.Read("/v1/me/factors"))["recovery_codes_left"]);
        Assert.Contains("9 of them are left", (await new Mailbox(app, person.Email).Newest("recovery-code-used")).TextBody);
    }

    [Fact]
    public async Task Somebody_elses_recovery_code_and_app_open_nothing()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var (_, (authenticator, _, codes)) = (await mine.AddTotp(), await theirs.AddTotp());
        await (await mine.HalfWay()).Finish("recovery_code", codes[0]).IsRefused(403, "factor.refused");
        await (await mine.HalfWay()).Finish("totp", authenticator.Code()).IsRefused(403, "factor.refused");
        await (await theirs.HalfWay()).Finished("recovery_code", codes[0]);
    }

    [Fact]
    [Asvs("6.5.1", 2), Asvs("6.6.2", 2)]
    public async Task A_mailed_code_belongs_to_the_sign_in_that_asked_for_it()
    {
        var person = await app.NewPerson();
        await person.AddEmail();
        var (first, second) = (await person.HalfWay(), await person.HalfWay());
        var sent = await first.SendCode("email");
        Assert.Equal($"{person.Email[0]}•••@fintech.example", (string?)sent["sent_to"]);
        Assert.InRange((DateTimeOffset)sent["expires_at"]! - DateTimeOffset.UtcNow,
            TimeSpan.FromMinutes(9.5), TimeSpan.FromMinutes(10));
        var code = await new Mailbox(app, person.Email).Code();
        await second.Finish("email", code).IsRefused(403, "factor.refused");
        await person.Http.StepUp("email", code).IsRefused(403, "factor.refused");
        await first.Finished("email", code.Insert(3, " "));
        await first.Read("/v1/me");
        await second.Finish("email", code).IsRefused(403, "factor.refused");
    }

    [Fact]
    public async Task A_new_code_makes_the_one_before_useless()
    {
        var person = await app.NewPerson();
        await person.AddEmail();
        var browser = await person.HalfWay();
        await browser.SendCode("email");
        var first = await new Mailbox(app, person.Email).Code();
        await browser.SendCode("email");
        var second = await new Mailbox(app, person.Email).Code();
        if (first != second) await browser.Finish("email", first).IsRefused(403, "factor.refused");
        await browser.Finished("email", second);
    }

    [Fact]
    public async Task A_texted_code_goes_to_the_number_that_was_verified()
    {
        var person = await app.NewPerson();
        var (number, _) = await person.AddSms();
        var browser = await person.HalfWay();
        var sent = await browser.SendCode("sms");
        Assert.Equal($"•••• {number[^4..]}", (string?)sent["sent_to"]);
        await browser.Finished("sms", await new Phone(app, number).Code(2));
        await browser.Read("/v1/me");
    }

    [Fact]
    [Asvs("6.6.3", 2)]
    public async Task Five_wrong_codes_end_the_sign_in_and_the_sixth_is_too_late()
    {
        var person = await app.NewPerson();
        var (authenticator, _, _) = await person.AddTotp();
        var browser = await person.HalfWay();
        for (var n = 0; n < 4; n++) await browser.Finish("totp", "000000").IsRefused(403, "factor.refused");
        await browser.Finish("totp", "000000").IsRefused(401, "sign_in.not_begun");
        await browser.Finish("totp", authenticator.Code()).IsRefused(401, "sign_in.not_begun");
    }

    [Fact]
    [Asvs("6.5.5", 2, Partly = true)]
    public async Task A_sign_in_ends_after_its_time_and_with_a_change_of_factors()
    {
        var person = await app.NewPerson();
        var (authenticator, _, _) = await person.AddTotp();
        var browser = await person.HalfWay();
        await app.Sql("update pending_sign_ins set expires_at = now() where person_id = $1", person.Id.Value);
        await browser.Finish("totp", authenticator.Code()).IsRefused(401, "sign_in.not_begun");
        browser = await person.HalfWay();
        await person.AddEmail();
        await browser.Finish("totp", authenticator.Code()).IsRefused(401, "sign_in.not_begun");
    }

    [Fact]
    [Asvs("6.5.5", 2, Partly = true)]
    public async Task An_old_code_is_none()
    {
        var person = await app.NewPerson();
        await person.AddEmail();
        var browser = await person.HalfWay();
        await browser.SendCode("email");
        await app.Sql("update one_time_codes set expires_at = now() where person_id = $1", person.Id.Value);
        await browser.Finish("email", await new Mailbox(app, person.Email).Code()).IsRefused(403, "factor.refused");
    }

    [Fact]
    public async Task Only_what_is_set_up_can_be_used()
    {
        var person = await app.NewPerson();
        await person.AddTotp();
        var browser = await person.HalfWay();
        await browser.Send(HttpMethod.Post, "/v1/auth/second-factor/send", new JsonObject { ["method"] = "email" })
            .IsRefused(409, "factor.not_available");
        await browser.Finish("email", "123456").IsRefused(409, "factor.not_available");
        await browser.Finish("totp", "").IsRefused(400, "request.invalid");
        await browser.Finish("passkey", "").IsRefused(400, "request.invalid");
    }

    [Fact]
    public async Task Without_a_half_done_sign_in_there_is_nothing_to_finish()
    {
        var person = await app.NewPerson();
        foreach (var http in (HttpClient[])[app.Client(), person.Http, await person.ClientWith("banking:read")])
            await http.Finish("totp", "123456").IsRefused(401, "sign_in.not_begun");
    }

    [Fact]
    [Asvs("6.6.3", 2)]
    public async Task Codes_that_are_asked_for_too_often_must_wait()
    {
        var person = await app.NewPerson();
        await person.AddEmail();
        var browser = await person.HalfWay();
        var sent = 0;
        HttpResponseMessage answer;
        while ((answer = await browser.Send(HttpMethod.Post, "/v1/auth/second-factor/send",
            new JsonObject { ["method"] = "email" })).StatusCode is HttpStatusCode.OK) sent++;
        Assert.InRange(sent, 5, 9);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        // Nor in another sign-in of the same person.
        using var again = await (await person.HalfWay()).Send(
            HttpMethod.Post, "/v1/auth/second-factor/send", new JsonObject { ["method"] = "email" });
        Assert.Equal(HttpStatusCode.TooManyRequests, again.StatusCode);
    }
}
