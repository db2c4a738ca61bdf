using System.Buffers.Text;
using System.Net;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Tests.Asvs;

/// <summary>ASVS 5.0, V7.2 and V7.3: what a session is and how long it lasts.</summary>
public sealed class V7SessionTests(App app) : IClassFixture<App>
{
    [Fact, Asvs("7.2.3", 1)]
    public void V7_2_3_A_thousand_session_tokens_have_256_bits_and_never_repeat()
    {
        var tokens = Enumerable.Range(0, 1000).Select(_ => Base64Url.DecodeFromChars(SessionCookie.NewToken())).ToList();
        Assert.All(tokens, t => Assert.Equal(32, t.Length));
        Assert.Equal(1000, tokens.Select(Convert.ToHexString).Distinct().Count());
        // Each bit is set in half of them; seven standard deviations are 110.
        for (var bit = 0; bit < 256; bit++)
            Assert.InRange(tokens.Count(t => (t[bit / 8] >> bit % 8 & 1) == 1), 390, 610);
    }

    [Fact, Asvs("7.2.1", 1), Asvs("7.2.3", 1)]
    public async Task V7_2_1_One_flipped_bit_of_a_session_token_opens_nothing()
    {
        var (person, browser) = (await app.NewPerson(), new Cookies());
        await person.EnterPassword(browser.Client(app));
        var token = Base64Url.DecodeFromChars(browser["session"]);
        Assert.Equal(32, token.Length);
        Assert.Equal(HttpStatusCode.OK, await Cookies.Status(app, "session=" + Base64Url.EncodeToString(token)));
        for (var bit = 0; bit < 256; bit++)
        {
            var bent = (byte[])token.Clone();
            bent[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.Equal(HttpStatusCode.Unauthorized, await Cookies.Status(app, "session=" + Base64Url.EncodeToString(bent)));
        }
        foreach (var other in (string[])["", "null", browser["session"][..42], browser["session"] + "A", browser["session"].ToLowerInvariant()])
            Assert.Equal(HttpStatusCode.Unauthorized, await Cookies.Status(app, "session=" + other));
    }

    [Fact, Asvs("7.2.2", 1)]
    public async Task V7_2_2_Every_sign_in_has_a_token_of_its_own_and_no_key_stands_for_one()
    {
        var person = await app.NewPerson();
        var tokens = new List<string>();
        for (var n = 0; n < 20; n++)
        {
            var browser = new Cookies();
            await person.EnterPassword(browser.Client(app));
            tokens.Add(browser["session"]);
        }
        Assert.Equal(20, tokens.Distinct().Count());
        Assert.Equal(HttpStatusCode.Unauthorized, await Cookies.Status(app, "session=" + await person.Key("banking:read")));
    }

    [Fact, Asvs("7.2.4", 1)]
    public async Task V7_2_4_Each_step_up_of_trust_has_a_new_token_and_the_one_before_is_dead()
    {
        var person = await app.NewPerson();
        var (authenticator, _, codes) = await person.AddTotp();
        var browser = new Cookies();
        var http = browser.Client(app);
        await person.HalfWay(http);
        var pending = browser["pending"];
        Assert.False(browser.Has("session"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Cookies.Status(app, "session=" + pending));
        await http.Finished("totp", authenticator.Code());
        Assert.Equal(HttpStatusCode.Unauthorized, await Cookies.Status(app, "pending=" + pending, "/v1/auth/second-factor"));
        var tokens = new List<string> { pending, browser["session"] };

        using (var proved = await http.StepUp("recovery_code", codes[0])) Assert.Equal(HttpStatusCode.OK, proved.StatusCode);
        tokens.Add(browser["session"]);
        await http.Sent(HttpMethod.Post, "/v1/me/password", new JsonObject
        {
            ["current_password"] = person.Password, ["new_password"] = "an even longer sentence",
        });
        tokens.Add(browser["session"]);
        Assert.Equal(4, tokens.Distinct().Count());
        foreach (var old in tokens[..^1])
            Assert.Equal(HttpStatusCode.Unauthorized, await Cookies.Status(app, "session=" + old));
        Assert.Equal(HttpStatusCode.OK, await Cookies.Status(app, "session=" + tokens[^1]));
    }

    [Fact, Asvs("7.3.2", 2)]
    public async Task V7_3_2_Being_busy_moves_no_absolute_end_and_an_operators_comes_sooner()
    {
        var (person, one) = (await app.NewPerson(), await app.NewOperator());
        await one.SignIn();
        await app.Sql("update sessions set last_seen_at = now() - interval '2 minutes' where person_id = $1", person.Id.Value);
        var before = await Ends(person);
        await person.Http.Read("/v1/me");
        Assert.Equal(before, await Ends(person));
        Assert.InRange(before - DateTime.UtcNow, TimeSpan.FromHours(11.9), TimeSpan.FromHours(12));
        Assert.InRange(await Ends(one) - DateTime.UtcNow, TimeSpan.FromHours(7.9), TimeSpan.FromHours(8));

        async Task<DateTime> Ends(Tester whose) => (DateTime)(await app.Sql(
            "select expires_at from sessions where person_id = $1 and ended_at is null", whose.Id.Value))!;
    }
}
