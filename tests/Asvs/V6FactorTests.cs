using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Support;
using Fintech.Tests.Architecture;
using Fintech.Tests.Credentials;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.Asvs;

/// <summary>ASVS 5.0, V6.5 to V6.7: codes, and what is proved with them.</summary>
public sealed class V6FactorTests(App app) : IClassFixture<App>
{
    [Fact, Asvs("6.5.3", 2), Asvs("6.5.4", 2)]
    public async Task V6_5_3_Two_thousand_codes_are_six_digits_each_as_likely_as_the_other()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var codes = scope.ServiceProvider.GetRequiredService<OneTimeCodes>();
        var place = new ProofPlace(CodePurpose.SignIn, Guid.NewGuid(), Guid.NewGuid());
        // Made and never saved.
        var made = Enumerable.Range(0, 2000).Select(_ => codes.Add(place, FactorMethod.Email).Code).ToList();
        Assert.All(made, c => Assert.Matches("^[0-9]{6}$", c));
        Assert.InRange(made.Count(c => c[0] == '0'), 100, 320);
        Assert.True(IsFlat(made));
        // Two in two thousand are expected to be alike.
        Assert.InRange(made.Count - made.Distinct().Count(), 0, 14);
        // A generator with a lean is noticed.
        Assert.False(IsFlat([.. made.Select(c => (int.Parse(c) % 800_000).ToString("D6"))]));
    }

    /// <summary>Chi-square of the digits in each place, nine degrees of freedom: beyond 44.8 once in a million.</summary>
    static bool IsFlat(IReadOnlyCollection<string> codes) => Enumerable.Range(0, 6).All(place =>
    {
        var expected = codes.Count / 10.0;
        return Enumerable.Range(0, 10)
            .Sum(d => Math.Pow(codes.Count(c => c[place] - '0' == d) - expected, 2) / expected) < 44.8;
    });

    [Fact, Asvs("6.5.3", 2), Asvs("6.5.4", 2)]
    public async Task V6_5_3_Recovery_codes_and_TOTP_secrets_have_enough_random_bits_and_never_repeat()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var recovery = scope.ServiceProvider.GetRequiredService<RecoveryCodes>();
        var codes = new List<string>();
        for (var n = 0; n < 100; n++) codes.AddRange(await recovery.Replace(Guid.NewGuid(), CancellationToken.None));
        Assert.Equal(1000, codes.Distinct().Count());
        var letters = string.Concat(codes).Replace("-", "");
        Assert.Equal(24_000, letters.Length);
        Assert.Equal(32, letters.Distinct().Count());
        // 750 of each are expected; five standard deviations are 135.
        Assert.All(letters.GroupBy(l => l), g => Assert.InRange(g.Count(), 615, 885));
        var secrets = Enumerable.Range(0, 1000).Select(_ => Convert.ToHexString(TotpCodes.NewSecret())).ToList();
        Assert.Equal(1000, secrets.Distinct().Count());
        Assert.All(secrets, s => Assert.Equal(40, s.Length));
    }

    [Fact, Asvs("6.5.3", 2)]
    public void V6_5_3_Nothing_that_must_not_be_guessed_comes_from_a_guessable_generator()
    {
        const string weak = @"new Random\(|\bRandom\.Shared|Guid\.NewGuid\(\)\.ToString\(""N""\)";
        var sources = Source.Under(
            "Features/Identity", "Features/Developers", "Features/Workspaces", "Infrastructure/Http/Credentials",
            "Infrastructure/Secrets").ToList();
        Assert.Contains(sources, s => s.Text.Contains("RandomNumberGenerator."));
        Assert.Empty(sources.Where(s => Regex.IsMatch(s.Text, weak)).Select(s => s.Path));
        Assert.Matches(weak, "Random.Shared.Next()");
    }

    [Fact, Asvs("6.5.8", 3)]
    public async Task V6_5_8_Only_the_servers_clock_counts()
    {
        var person = await app.NewPerson();
        var (authenticator, _, _) = await person.AddTotp();
        var browser = await person.HalfWay();
        foreach (var (name, value) in ((string, string)[])
            [("Date", DateTime.UtcNow.AddMinutes(-10).ToString("R")), ("X-Date", DateTime.UtcNow.AddMinutes(-10).ToString("O"))])
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/v1/auth/second-factor")
            {
                Content = JsonContent.Create(new JsonObject { ["method"] = "totp", ["code"] = authenticator.Code(-20) }),
            };
            request.Headers.TryAddWithoutValidation(name, value);
            await browser.SendAsync(request).IsRefused(403, "factor.refused");
        }
        await browser.Send(HttpMethod.Post, "/v1/auth/second-factor", new JsonObject
        {
            ["method"] = "totp", ["code"] = authenticator.Code(-20), ["time"] = DateTime.UtcNow.AddMinutes(-10),
        }).IsRefused(400, "request.invalid");
        await browser.Finished("totp", authenticator.Code());
    }

    [Fact, Asvs("6.6.1", 2)]
    public async Task V6_6_1_A_number_that_is_not_verified_gets_no_codes_and_something_safer_is_offered()
    {
        var person = await app.NewPerson();
        await person.AddTotp();
        await person.Http.Sent(HttpMethod.Post, "/v1/me/factors/sms", new JsonObject { ["phone_number"] = Phone.NewNumber() });
        var browser = await person.HalfWay();
        Assert.DoesNotContain((await browser.Read("/v1/auth/second-factor"))["methods"]!.AsArray(), m => (string?)m!["method"] == "sms");
        await browser.Send(HttpMethod.Post, "/v1/auth/second-factor/send", new JsonObject { ["method"] = "sms" })
            .IsRefused(409, "factor.not_available");
        var web = Path.Combine(Root.Path, "frontend", "src");
        Assert.Matches("smsWarning: \"[^\"]*authenticator app is safer", File.ReadAllText(Path.Combine(web, "text", "en", "security.ts")));
        Assert.Contains(Directory.EnumerateFiles(web, "*.tsx", SearchOption.AllDirectories),
            f => !f.Contains(".test.") && File.ReadAllText(f).Contains("smsWarning"));
    }

    [Fact, Asvs("6.6.2", 2)]
    public async Task V6_6_2_A_code_for_one_purpose_is_none_for_another()
    {
        var person = await app.NewPerson();
        await person.AddEmail();
        await person.Http.SendCode("email", "step-up");
        var forStepUp = await new Mailbox(app, person.Email).Code();
        var browser = await person.HalfWay();
        await browser.Finish("email", forStepUp).IsRefused(403, "factor.refused");
        await browser.SendCode("email");
        var forSignIn = await new Mailbox(app, person.Email).Code();
        Assert.True(forSignIn != forStepUp, "Two codes in a row were alike, as once in a million times.");
        await person.Http.StepUp("email", forSignIn).IsRefused(403, "factor.refused");
        using var proved = await person.Http.StepUp("email", forStepUp);
        Assert.True(proved.IsSuccessStatusCode);
        await browser.Finished("email", forSignIn);
    }

    [Fact, Asvs("6.6.3", 2)]
    public async Task V6_6_3_Tries_are_counted_across_new_codes_and_new_sign_ins()
    {
        var person = await app.NewPerson();
        await person.AddEmail();
        var tries = 0;
        for (var round = 0; round < 5 && tries < 40; round++)
        {
            var browser = await person.HalfWay();
            await browser.SendCode("email");
            for (var n = 0; n < 4; n++, tries++)
            {
                using var answer = await browser.Finish("email", "000000");
                if ((int)answer.StatusCode != 429) continue;
                Assert.InRange(tries, 10, 16);
                Assert.NotNull(answer.Headers.RetryAfter);
                return;
            }
        }
        Assert.Fail($"{tries} tries within a minute, and no limit.");
    }

    [Fact, Asvs("6.6.3", 2)]
    public async Task V6_6_3_Whoever_makes_new_browsers_known_with_a_stolen_password_gains_no_more_tries()
    {
        var person = await app.NewPerson();
        await person.Http.SendCode("email", "step-up");
        for (var tries = 0; tries < 60;)
        {
            var browser = app.Client();
            await person.EnterPassword(browser);
            for (var n = 0; n < 4; n++, tries++)
            {
                using var answer = await browser.StepUp("email", "000000");
                if ((int)answer.StatusCode != 429) continue;
                Assert.InRange(tries, 30, 40);
                Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
                return;
            }
        }
        Assert.Fail("Sixty tries in new browsers, and no limit.");
    }
}
