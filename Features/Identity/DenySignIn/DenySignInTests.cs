using System.Text.Json.Nodes;
using Fintech.Features.Identity.Trust;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.DenySignIn;

/// <summary>Sign-ins from unfamiliar places, and what their owner can do about them.</summary>
public sealed class DenySignInTests(App app) : IClassFixture<App>
{
    Task<HttpResponseMessage> Deny(string token) =>
        app.Client().Send(HttpMethod.Post, "/v1/auth/not-me", new JsonObject { ["token"] = token });

    [Fact]
    [Asvs("6.3.5", 3), Asvs("8.2.4", 3)]
    public async Task A_new_browser_in_a_new_network_needs_a_code_by_mail_even_without_a_factor()
    {
        var person = await app.NewPerson();
        var elsewhere = app.Client("127.0.7.1");
        var answer = await person.EnterPassword(elsewhere);
        Assert.Equal("second_factor_required", (string?)answer["status"]);
        Assert.True((bool)answer["second_factor"]!["unfamiliar"]!);
        Assert.False((bool)answer["second_factor"]!["may_trust_device"]!);
        await elsewhere.SendCode("email");
        await elsewhere.Finished("email", await new Mailbox(app, person.Email).Code(), trust: true);
        var told = await new Mailbox(app, person.Email).Newest("new-sign-in");
        Assert.Contains("from a new place", told.Subject);
        Assert.Contains("127.0.7.1", told.TextBody);
        Assert.True((bool)(await person.Http.Read("/v1/me/sign-ins"))["data"]![0]!["unfamiliar"]!);
        // Now the network is known, and the browser too.
        Assert.Equal("signed_in", (string?)(await person.EnterPassword(app.Client("127.0.7.9")))["status"]);
    }

    [Fact]
    [Asvs("6.3.5", 3)]
    public async Task A_new_browser_in_a_known_network_is_told_of_unless_its_owner_would_rather_not()
    {
        var person = await app.NewPerson();
        await person.EnterPassword(app.Client());
        Assert.Contains("new browser", (await new Mailbox(app, person.Email).Newest("new-sign-in")).Subject);
        await app.Sql("""
            update people set profile = profile || '{"mail_on_new_sign_in": false}' where id = $1
            """, person.Id.Value);
        await person.EnterPassword(app.Client());
        await new Mailbox(app, person.Email).All();
        Assert.Single(new Mailbox(app, person.Email).Of("new-sign-in"));
    }

    [Fact]
    [Asvs("8.2.4", 3)]
    public async Task A_trusted_cookie_that_turns_up_elsewhere_in_another_browser_is_not_trusted()
    {
        var person = await app.NewPerson();
        var (_, _, codes) = await person.AddTotp();
        var browser = await person.HalfWay();
        using var done = await browser.Finish("recovery_code", codes[0], trust: true);
        var stolen = done.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("device=")).Split(';')[0];
        var thief = app.Client("127.0.9.1");
        thief.DefaultRequestHeaders.Add("Cookie", stolen);
        thief.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "curl/8.0");
        Assert.Equal("second_factor_required", (string?)(await person.EnterPassword(thief))["status"]);
    }

    [Fact]
    public async Task This_was_not_me_shuts_everybody_out_until_a_new_password_is_set()
    {
        var person = await app.NewPerson();
        var (authenticator, _, codes) = await person.AddTotp();
        var thief = await person.HalfWay();
        await thief.Finished("recovery_code", codes[0], trust: true);
        var token = await new Mailbox(app, person.Email).Token("not-me");
        using (var denied = await Deny(token)) Assert.Equal(200, (int)denied.StatusCode);
        foreach (var http in (HttpClient[])[thief, person.Http])
            await http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        await thief.Send(HttpMethod.Post, "/v1/auth/sign-in", new JsonObject
        {
            ["email"] = person.Email, ["password"] = person.Password,
        }).IsRefused(401, "sign_in.refused");
        Assert.Equal(0L, await app.Sql("select count(*) from devices where person_id = $1", person.Id.Value));
        await Deny(token).IsRefused(400, "link.invalid");

        const string next = "a sentence that nobody else knows";
        await app.Client().Sent(HttpMethod.Post, "/v1/auth/reset-password", new JsonObject
        {
            ["token"] = await new Mailbox(app, person.Email).Token("reset"), ["new_password"] = next,
        });
        var again = await (person with { Password = next }).HalfWay();
        await again.Finished("totp", authenticator.Code());
    }

    [Fact]
    public async Task Of_fifty_at_once_one_is_heard_and_an_old_or_made_up_link_does_nothing()
    {
        var person = await app.NewPerson();
        await person.EnterPassword(app.Client());
        var token = await new Mailbox(app, person.Email).Token("not-me");
        await Deny(token + "x").IsRefused(400, "link.invalid");
        await Deny("").IsRefused(400, "request.invalid");
        await person.Http.Read("/v1/me");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Deny(token)));
        Assert.Equal(1, answers.Count(a => (int)a.StatusCode == 200));
    }

    [Fact]
    [Asvs("6.3.5", 3)]
    public async Task Many_wrong_passwords_are_told_of_once_the_owner_is_in()
    {
        var person = await app.NewPerson();
        // Each from a place of its own, so that none of them has to wait.
        for (var n = 1; n <= 5; n++)
            await app.Client($"127.0.{n}.1").Send(HttpMethod.Post, "/v1/auth/sign-in", new JsonObject
            {
                ["email"] = person.Email, ["password"] = "guess number " + n,
            }).IsRefused(401, "sign_in.refused");
        await person.SignIn();
        Assert.Contains("5 times", (await new Mailbox(app, person.Email).Newest("failed-tries")).TextBody);
        await person.SignIn();
        await new Mailbox(app, person.Email).All();
        Assert.Single(new Mailbox(app, person.Email).Of("failed-tries"));
    }

    [Fact]
    [Asvs("6.3.1", 1)]
    public async Task Whoever_guesses_from_everywhere_does_not_make_the_owner_wait_in_a_known_browser()
    {
        var person = await app.NewPerson();
        for (var n = 0; n < 60; n++)
            (await app.Client($"127.0.{20 + n / 4}.{n + 1}").Send(HttpMethod.Post, "/v1/auth/sign-in", new JsonObject
            {
                ["email"] = person.Email, ["password"] = "guess number " + n,
            })).Dispose();
        await app.Client("127.0.99.1").Send(HttpMethod.Post, "/v1/auth/sign-in", new JsonObject
        {
            ["email"] = person.Email, ["password"] = person.Password,
        }).IsRefused(429, "limit.exceeded");
        await person.SignIn();
    }

    [Theory]
    [InlineData("192.0.2.77", "192.0.2.0/24")]
    [InlineData("::ffff:192.0.2.77", "192.0.2.0/24")]
    [InlineData("2001:db8:1:2:3::4", "2001:db8:1::/48")]
    [InlineData("::1", "127.0.0.0/24")]
    [InlineData("", "")]
    public void A_network_is_what_stays_the_same_at_one_place(string address, string network) =>
        Assert.Equal(network, Networks.Of(address));
}
