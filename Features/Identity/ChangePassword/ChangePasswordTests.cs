using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.ChangePassword;

public sealed class ChangePasswordTests(App app) : IClassFixture<App>
{
    const string Next = "an even longer sentence";

    static Task<HttpResponseMessage> Change(Tester person, string current, string next) =>
        person.Http.Send(HttpMethod.Post, "/v1/me/password", new JsonObject
        {
            ["current_password"] = current, ["new_password"] = next,
        });

    [Fact]
    [Asvs("6.2.2", 1), Asvs("6.3.7", 3), Asvs("7.4.3", 2)]
    public async Task The_new_one_counts_the_old_one_does_not_and_other_browsers_are_out()
    {
        var person = await app.NewPerson();
        var other = person with { Http = app.Client() };
        await other.SignIn();
        using (var changed = await Change(person, person.Password, Next)) Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        await person.Http.Read("/v1/me");
        await other.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        await (person with { Http = app.Client(), Password = Next }).SignIn();
        await app.Client().Send(HttpMethod.Post, "/v1/auth/sign-in", new JsonObject
        {
            ["email"] = person.Email, ["password"] = person.Password,
        }).IsRefused(401, "sign_in.refused");
        Assert.Contains("was changed", (await new Mailbox(app, person.Email).Newest("password-changed")).Subject);
    }

    [Fact]
    [Asvs("6.2.3", 1)]
    public async Task A_wrong_current_one_changes_nothing_and_guessing_must_wait()
    {
        var person = await app.NewPerson();
        var guesses = 0;
        while ((await Change(person, "guess number " + guesses, Next)).StatusCode is HttpStatusCode.Forbidden) guesses++;
        Assert.InRange(guesses, 5, 9);
        await Change(person, person.Password, Next).IsRefused(429, "limit.exceeded");
        await (person with { Http = app.Client() }).SignIn();
    }

    [Fact]
    public async Task Of_many_changes_at_once_one_is_done()
    {
        var person = await app.NewPerson();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Change(person, person.Password, Next + n)));
        var done = Assert.Single(Enumerable.Range(0, 4), n => answers[n].StatusCode is HttpStatusCode.OK);
        Assert.All(answers, a => Assert.True(
            a.StatusCode is HttpStatusCode.OK or HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized, a.StatusCode.ToString()));
        await (person with { Http = app.Client(), Password = Next + done }).SignIn();
    }

    [Theory]
    [InlineData("short")]
    [InlineData("password1234")]
    [InlineData("qwertyuiop123!")]
    public async Task Refuses_what_is_short_or_tried_first(string next)
    {
        var person = await app.NewPerson();
        var problem = await Change(person, person.Password, next).IsRefused(400, "request.invalid");
        Assert.Equal("new_password", Assert.Single(problem["errors"]!.AsObject()).Key);
        await (person with { Http = app.Client() }).SignIn();
    }

    [Fact]
    public async Task Ends_a_mailed_reset_link_and_needs_a_person()
    {
        var person = await app.NewPerson();
        await app.Client().Sent(
            HttpMethod.Post, "/v1/auth/forgot-password", new JsonObject { ["email"] = person.Email });
        var token = await new Mailbox(app, person.Email).Token("reset");
        (await Change(person, person.Password, Next)).Dispose();
        await app.Client().Send(HttpMethod.Post, "/v1/auth/reset-password", new JsonObject
        {
            ["token"] = token, ["new_password"] = "one more good sentence",
        }).IsRefused(400, "link.invalid");
        await Change(person with { Http = app.Client() }, Next, Next).IsRefused(401, "auth.required");
    }

    [Fact]
    public async Task Needs_a_second_factor_beside_the_password_and_is_none_itself()
    {
        var person = await app.NewPerson();
        await person.Forget();
        await Change(person, person.Password, Next).IsRefused(403, "auth.step_up_required");
        await person.Prove();
        var until = (DateTimeOffset?)(await person.Http.Read("/v1/me"))["step_up_until"];
        await Task.Delay(20);
        using var changed = await Change(person, person.Password, Next);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(until, (DateTimeOffset?)(await person.Http.Read("/v1/me"))["step_up_until"]);
    }
}
