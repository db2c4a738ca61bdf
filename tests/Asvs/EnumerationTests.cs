using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Tests.Asvs;

/// <summary>
/// ASVS 5.0, 6.3.8: who has an account cannot be told from the work that an answer takes. Hashes and mails are counted beside
/// each slice; here it is what reaches the database. The clock is asked by ./test --long (suite timing).
/// </summary>
public sealed class EnumerationTests(App app) : IClassFixture<App>, IDisposable
{
    readonly Statements statements = new();

    public void Dispose() => statements.Dispose();

    static string Nobody() => $"n{Guid.NewGuid():N}@fintech.example";

    async Task Alike(string path, string known, string unknown, Func<string, JsonObject> body, int status, HttpClient? http = null)
    {
        var first = await statements.Of(http ?? app.Client(), path, body(known));
        var second = await statements.Of(http ?? app.Client(), path, body(unknown));
        Assert.NotEmpty(first.RoundTrips);
        Assert.Equal((status, status), (first.Status, second.Status));
        // How often it is asked; what goes along in one round trip may differ by a row.
        Assert.True(first.RoundTrips.Count == second.RoundTrips.Count,
            $"{string.Join("; ", first.RoundTrips)}\n{string.Join("; ", second.RoundTrips)}");
    }

    [Fact, Asvs("6.3.8", 3)]
    public async Task V6_3_8_A_wrong_password_asks_the_same_of_the_database_for_everybody()
    {
        var (person, withFactor, unconfirmed) = (await app.NewPerson(), await app.NewPerson(), new Newcomer(app));
        await withFactor.AddTotp();
        await unconfirmed.Register();
        JsonObject Body(string email) => new() { ["email"] = email, ["password"] = "not the password" };
        await Alike("/v1/auth/sign-in", person.Email, Nobody(), Body, 401);
        await Alike("/v1/auth/sign-in", withFactor.Email, Nobody(), Body, 401);
        await Alike("/v1/auth/sign-in", unconfirmed.Email, Nobody(), Body, 401);
        // Also in a browser that somebody signed in with before.
        await Alike("/v1/auth/sign-in", withFactor.Email, Nobody(), Body, 401, person.Http);
    }

    [Fact, Asvs("6.3.8", 3)]
    public async Task V6_3_8_Registering_a_known_address_asks_as_often()
    {
        var person = await app.NewPerson();
        await Alike("/v1/auth/register", person.Email, Nobody(), email => new()
        {
            ["email"] = email, ["password"] = $"pass {Guid.NewGuid():N}", ["name"] = "Ada Lovelace",
        }, 202);
    }

    [Fact, Asvs("6.3.8", 3)]
    public async Task V6_3_8_A_forgotten_password_of_nobody_asks_as_often()
    {
        var (person, unconfirmed) = (await app.NewPerson(), new Newcomer(app));
        await unconfirmed.Register();
        await Alike("/v1/auth/forgot-password", person.Email, Nobody(), email => new() { ["email"] = email }, 202);
        await Alike("/v1/auth/forgot-password", unconfirmed.Email, Nobody(), email => new() { ["email"] = email }, 202);
    }

    [Fact, Asvs("6.3.8", 3)]
    public async Task V6_3_8_A_taken_new_address_asks_as_often()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        await Alike("/v1/me/email", other.Email, Nobody(), email => new() { ["new_email"] = email }, 202, person.Http);
    }

    [Fact, Asvs("6.3.8", 3)]
    public async Task V6_3_8_An_unknown_passkey_asks_as_little_as_a_wrong_one()
    {
        var person = await app.NewPerson();
        var passkey = await person.AddPasskey();
        passkey.Bend = signature => [.. signature[..^1], (byte)(signature[^1] ^ 1)];
        var answers = new List<(int Status, List<string> RoundTrips)>();
        foreach (var key in (SoftwareAuthenticator[])[passkey, app.Authenticator()])
        {
            key.UserHandle ??= passkey.UserHandle;
            var begun = await app.Client().Challenge("auth/passkey-sign-in/options");
            answers.Add(await statements.Of(app.Client(), "/v1/auth/passkey-sign-in", key.Get(begun["options"]!).PasskeyBody(begun)));
        }
        Assert.All(answers, a => Assert.Equal(401, a.Status));
        Assert.InRange(Math.Abs(answers[0].RoundTrips.Count - answers[1].RoundTrips.Count), 0, 1);
        var options = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => statements.Of(app.Client(), "/v1/auth/passkey-sign-in/options", [])));
        Assert.Equal(options[0].RoundTrips, options[1].RoundTrips);
    }

    [Fact]
    public async Task Another_count_would_be_noticed()
    {
        var person = await app.NewPerson();
        var right = await statements.Of(app.Client(), "/v1/auth/sign-in", new() { ["email"] = person.Email, ["password"] = person.Password });
        var wrong = await statements.Of(app.Client(), "/v1/auth/sign-in", new() { ["email"] = person.Email, ["password"] = "not the password" });
        Assert.NotEqual(right.RoundTrips, wrong.RoundTrips);
        Assert.Contains(wrong.RoundTrips, r => r.Contains("INSERT INTO sign_ins"));
    }
}
