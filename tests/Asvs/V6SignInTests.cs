using System.Net;
using System.Text.Json.Nodes;
using Fintech.Features.Identity.SignIn;
using Fintech.Infrastructure.OpenApi;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Fintech.Tests.Architecture;
using Fintech.Tests.Credentials;

namespace Fintech.Tests.Asvs;

/// <summary>ASVS 5.0, V6.3 and V6.4: signing in, and getting back in.</summary>
public sealed class V6SignInTests(App app) : IClassFixture<App>
{
    const string Next = "an even longer sentence";

    Task<HttpResponseMessage> Enter(string email, string password) => app.Client().Send(
        HttpMethod.Post, "/v1/auth/sign-in", new JsonObject { ["email"] = email, ["password"] = password });

    async Task Reset(Tester person)
    {
        await app.Client().Sent(HttpMethod.Post, "/v1/auth/forgot-password", new JsonObject { ["email"] = person.Email });
        await app.Client().Sent(HttpMethod.Post, "/v1/auth/reset-password", new JsonObject
        {
            ["token"] = await new Mailbox(app, person.Email).Token("reset"), ["new_password"] = Next,
        });
    }

    [Fact, Asvs("6.3.1", 1)]
    public async Task V6_3_1_A_stranger_must_wait_and_the_owner_in_a_known_browser_need_not()
    {
        var person = await app.NewPerson();
        var guesses = 0;
        while ((await Enter(person.Email, $"guess number {guesses}")).StatusCode is HttpStatusCode.Unauthorized) guesses++;
        Assert.InRange(guesses, 5, 9);
        await Enter(person.Email, person.Password).IsRefused(429, "limit.exceeded");
        await person.SignIn();
    }

    [Fact, Asvs("6.3.2", 1)]
    public async Task V6_3_2_A_fresh_installation_has_nobody_in_it()
    {
        await using var fresh = await Production.Start(app);
        Assert.Equal(0L, await fresh.Sql("select count(*) from people"));
        using var http = fresh.Client();
        foreach (var name in (string[])["admin", "root", "sa", "test", "administrator", "demo"])
            foreach (var password in (string[])[name, "password", "admin", "changeme"])
            {
                var body = new JsonObject { ["email"] = $"{name}@localhost.example", ["password"] = password };
                using var answer = await http.Send(HttpMethod.Post, "/v1/auth/sign-in", body);
                Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized, $"{name}: {answer.StatusCode}");
            }
    }

    [Fact, Asvs("6.3.3", 2, Partly = true)]
    public async Task V6_3_3_Whoever_must_have_a_second_factor_reaches_only_the_account_until_it_is_there()
    {
        var person = await app.NewPerson();
        await app.Sql("update people set must_have_second_factor = true where id = $1", person.Id.Value);
        var routes = DocsFeature.Routes(app.Services).Where(r => r.Rules is
        {
            Audience: Audience.SignedIn or Audience.Person, Level: Level.Environment or Level.Workspace,
        }).ToList();
        Assert.True(routes.Count > 20);
        foreach (var route in routes)
        {
            var (status, body) = await person.Http.Knock(route);
            Assert.True(status == 403 && body.Contains("auth.second_factor_missing"), $"{route.Method} {route.Path}: {status} {body}");
        }
        await person.Http.Read("/v1/me");
        await person.AddTotp();
        await person.Http.Read("/v1/banking/accounts");
    }

    [Theory, Asvs("6.3.4", 2)]
    [InlineData("locked_at = now()")]
    [InlineData("deleted_at = now()")]
    public async Task V6_3_4_A_closed_account_opens_by_no_way_in(string closed)
    {
        var person = await app.NewPerson();
        var passkey = await person.AddPasskey();
        var half = await person.HalfWay();
        var key = await person.ClientWith("banking:read");
        await app.Sql($"update people set {closed} where id = $1", person.Id.Value);
        await IsShut(Enter(person.Email, person.Password));
        await IsShut(app.Client().PasskeySignInAnswer(passkey));
        await half.Send(HttpMethod.Get, "/v1/auth/second-factor").IsRefused(401, "sign_in.not_begun");
        await person.Http.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        await key.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(401, "auth.invalid_credential");
    }

    static async Task IsShut(Task<HttpResponseMessage> tried)
    {
        using var answer = await tried;
        Assert.True((int)answer.StatusCode is 401 or 403, $"{answer.StatusCode}");
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("session=")));
    }

    [Fact, Asvs("6.3.4", 2)]
    public void V6_3_4_There_are_three_ways_in_and_one_place_that_begins_sessions()
    {
        Assert.Equal(["FinishSignIn", "PasskeySignIn", "SignIn"],
            Slice.All.Where(s => s.Response == typeof(SignInView)).Select(s => s.Name).Order());
        Assert.Equal(["Features/Identity/SignIn/SignInCompletion.cs"],
            Source.All.Where(s => s.Text.Contains("sessions.Begin(")).Select(s => s.Path));
    }

    [Fact, Asvs("6.4.2", 1)]
    public void V6_4_2_Nothing_that_somebody_knows_stands_in_for_a_password()
    {
        var open = Slice.All.Where(s => s.Rules.Audience is Audience.Anyone && s.Feature == "Identity").ToList();
        Assert.True(open.Count > 6);
        string[] taken = ["Email", "Password", "NewPassword", "Name", "Token", "ChallengeId", "Credential"];
        Assert.Empty(open.SelectMany(s => s.Request.GetProperties()).Select(p => p.Name).Except(taken));
    }

    [Fact, Asvs("6.4.3", 2), Asvs("6.3.4", 2)]
    public async Task V6_4_3_A_reset_leaves_the_second_factor_and_signs_nobody_in()
    {
        var person = await app.NewPerson();
        var (authenticator, id, _) = await person.AddTotp();
        await Reset(person);
        var browser = await (person with { Password = Next }).HalfWay();
        await browser.Send(HttpMethod.Get, "/v1/me").IsRefused(401, "auth.required");
        await browser.Finished("totp", authenticator.Code());
        Assert.Equal(id, (string?)(await browser.Read("/v1/me/factors"))["factors"]!.AsArray().Single()!["id"]);
    }

    [Fact, Asvs("6.4.4", 2)]
    public void V6_4_4_No_operator_can_remove_or_add_a_factor()
    {
        var operators = Slice.All.Where(s => s.Rules.Audience is Audience.Operator).ToList();
        Assert.True(operators.Count >= 8);
        string[] changing = ["FactorChanges", "Enrolments", "RecoveryCodes", "PasskeyCeremony", "TotpCodes"];
        Assert.Empty(operators.SelectMany(s => TypeUses.Map[s.Handler].Select(t => t.Name).Intersect(changing)
            .Select(t => $"{s.Name} uses {t}")));
        // The map would see it.
        var own = Slice.All.Single(s => s.Name == "RemoveFactor");
        Assert.Contains("FactorChanges", TypeUses.Map[own.Handler].Select(t => t.Name));
    }
}
