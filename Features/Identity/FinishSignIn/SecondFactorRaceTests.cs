using System.Net;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.FinishSignIn;

/// <summary>Fifty at once: one wins, whatever the code and wherever it is used.</summary>
public sealed class SecondFactorRaceTests(App app) : IClassFixture<App>
{
    const int AtOnce = 50;

    /// <summary>The same proof fifty times from one half-done sign-in.</summary>
    static async Task OneWins(HttpClient browser, string method, string code)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => browser.Finish(method, code)));
        Assert.Equal(1, answers.Count(a => a.StatusCode is HttpStatusCode.OK));
        Assert.All(answers, a => Assert.True((int)a.StatusCode < 500, $"{(int)a.StatusCode}"));
    }

    [Fact]
    [Asvs("6.5.1", 2)]
    public async Task Of_one_mailed_code()
    {
        var person = await app.NewPerson();
        await person.AddEmail();
        var browser = await person.HalfWay();
        await browser.SendCode("email");
        await OneWins(browser, "email", await new Mailbox(app, person.Email).Code());
    }

    [Fact]
    [Asvs("6.5.1", 2)]
    public async Task Of_one_texted_code()
    {
        var person = await app.NewPerson();
        var (number, _) = await person.AddSms();
        var browser = await person.HalfWay();
        await browser.SendCode("sms");
        await OneWins(browser, "sms", await new Phone(app, number).Code(2));
    }

    [Fact]
    [Asvs("6.5.1", 2)]
    public async Task Of_one_step_of_the_app_and_of_one_recovery_code_in_fifty_browsers()
    {
        var person = await app.NewPerson();
        var (authenticator, _, codes) = await person.AddTotp();
        var browsers = new List<HttpClient>();
        for (var n = 0; n < 10; n++) browsers.Add(await person.HalfWay());
        foreach (var (method, code) in (IEnumerable<(string, string)>)[("totp", authenticator.Code()), ("recovery_code", codes[3])])
        {
            await app.Sql("delete from try_counts where key like $1", $"prove {person.Id.Value}%");
            var answers = await Task.WhenAll(browsers.Take(9).Select(b => b.Finish(method, code)));
            Assert.Equal(1, answers.Count(a => a.StatusCode is HttpStatusCode.OK));
            // Whoever has got in has no half-done sign-in any more.
            foreach (var (browser, answer) in browsers.ToList().Zip(answers))
                if (answer.StatusCode is HttpStatusCode.OK) browsers.Remove(browser);
            browsers.Add(await person.HalfWay());
        }
    }

    [Fact]
    [Asvs("6.6.3", 2)]
    public async Task Fifty_guesses_at_once_are_five_tries()
    {
        var person = await app.NewPerson();
        await person.AddEmail();
        var browser = await person.HalfWay();
        await browser.SendCode("email");
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(n => browser.Finish("email", $"{n:D6}")));
        Assert.InRange((int)(await app.Sql(
            "select attempts from one_time_codes where person_id = $1", person.Id.Value))!, 1, 5);
        await browser.Finish("email", await new Mailbox(app, person.Email).Code()).IsRefused(401, "sign_in.not_begun");
    }

    [Fact]
    [Asvs("6.5.1", 2)]
    public async Task Of_one_step_up_code()
    {
        var person = await app.NewPerson();
        await person.Http.SendCode("email", "step-up");
        var code = await new Mailbox(app, person.Email).Code();
        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => person.Http.StepUp("email", code)));
        Assert.Equal(1, answers.Count(a => a.StatusCode is HttpStatusCode.OK));
    }
}
