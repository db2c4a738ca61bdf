using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;
using Fintech.Tests.McpDoor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fintech.Tests.Asvs;

/// <summary>ASVS 5.0, V16: what is written down, and how failures end.</summary>
public sealed class V16LogTests(App app) : IClassFixture<App>
{
    [Fact, Asvs("16.2.5", 2)]
    public async Task V16_2_5_No_log_holds_a_password_a_code_a_token_or_a_key()
    {
        var log = new KeptLog(LogLevel.Information);
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var secrets = new List<string>();
        var ada = new Newcomer(app);
        secrets.Add(ada.Password);
        await ada.Register();
        secrets.Add(await ada.MailedToken());
        await ada.Confirm(secrets[^1]);
        var person = await app.NewPerson();
        var (authenticator, _, codes) = await person.AddTotp();
        secrets.AddRange([person.Password, .. codes]);
        var browser = new Cookies();
        var http = browser.Client(app);
        await person.HalfWay(http);
        secrets.Add(browser["pending"]);
        await http.Finish("recovery_code", "WRNG-WRNG-WRNG-WRNG-WRNG-WRNG").IsRefused(403, "factor.refused");
        secrets.Add("WRNG-WRNG");
        await http.Finished("recovery_code", codes[0], trust: true);
        secrets.AddRange([browser["session"], browser["device"]]);
        var key = await person.Key("banking:read");
        secrets.AddRange([key, key[^12..]]);
        await Wrong(person, secrets);
        await Broken(person, key, secrets);

        // Something is written at all: else nothing could be found.
        app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Fintech.Test").LogInformation("Seen {What}", "this line");
        Assert.Contains(log.Lines, l => l.Contains("Seen this line"));
        Assert.True(secrets.Count > 20);
        Assert.All(secrets, s => Assert.True(s.Length >= 9, s));
        Assert.DoesNotContain(log.Lines, l => secrets.Any(l.Contains));
    }

    // What is refused is as secret as what is taken: a typing mistake in a password is nearly the password.
    async Task Wrong(Tester person, List<string> secrets)
    {
        var nearly = person.Password + "x";
        secrets.Add(nearly);
        await app.Client().Send(HttpMethod.Post, "/v1/auth/sign-in", new JsonObject { ["email"] = person.Email, ["password"] = nearly })
            .IsRefused(401, "sign_in.refused");
        var token = "T" + Guid.NewGuid().ToString("N");
        secrets.Add(token);
        await app.Client().Send(HttpMethod.Post, "/v1/auth/reset-password", new JsonObject
        {
            ["token"] = token, ["new_password"] = "an even longer sentence",
        }).IsRefused(400, "link.invalid");
        await app.Client().Sent(HttpMethod.Post, "/v1/auth/forgot-password", new JsonObject { ["email"] = person.Email });
        secrets.Add(await new Mailbox(app, person.Email).Token("reset"));
    }

    // Requests that fail before, behind and beside the pipeline.
    async Task Broken(Tester person, string key, List<string> secrets)
    {
        var secret = "S" + Guid.NewGuid().ToString("N");
        secrets.Add(secret);
        foreach (var body in (string[])
            [
                $$"""{"email":"{{person.Email}}","password":"{{secret}}" """, $$"""{"email":"{{person.Email}}","password":["{{secret}}"]}""",
                $$"""{"email":"{{person.Email}}","password":"{{secret}}\u0000"}""", $$"""{"passwort":"{{secret}}"}""",
                $$"""{"email":"x","password":"{{secret + new string('x', 9000)}}"}""",
            ])
            await app.Client().PostAsync("/v1/auth/sign-in", new StringContent(body, null, "application/json"));
        await app.Client().PostAsync("/v1/auth/sign-in", JsonContent.Create(secret));
        using var wrongKey = new HttpClient { BaseAddress = app.Url };
        var bent = key[..^1] + (key[^1] == 'A' ? 'B' : 'A');
        secrets.Add(bent);
        wrongKey.DefaultRequestHeaders.Authorization = new("Bearer", bent);
        await wrongKey.GetAsync("/v1/banking/accounts");
        await app.Client().GetAsync($"/v1/banking/accounts?api_key={key}");
        await app.Client().GetAsync($"/not-me?token={secret}");
        await app.Client().GetAsync($"/v1/nothing?access_token={secret}");
        wrongKey.DefaultRequestHeaders.Authorization = new("Basic", secret);
        await wrongKey.GetAsync("/mcp");
    }

    [Fact, Asvs("16.3.2", 2)]
    public async Task V16_3_2_A_refusal_of_somebody_who_is_known_is_in_the_audit_trail()
    {
        var person = await app.NewPerson();
        await person.Http.Send(HttpMethod.Get, "/v1/operator/people").IsRefused(403, "auth.operator_required");
        await person.Forget();
        await person.Http.Send(HttpMethod.Post, "/v1/me/factors/totp", []).IsRefused(403, "auth.step_up_required");
        foreach (var (action, outcome) in ((string, string)[])
            [("search_people", "auth.operator_required"), ("enrol_totp", "auth.step_up_required")])
            Assert.Equal(1L, await app.Sql(
                "select count(*) from audit_entries where action = $1 and outcome = $2 and actor->>'id' = $3",
                action, outcome, person.Id.ToString()));
    }
}
