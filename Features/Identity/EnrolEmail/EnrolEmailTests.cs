using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.EnrolEmail;

public sealed class EnrolEmailTests(App app) : IClassFixture<App>
{
    static Task<HttpResponseMessage> Try(HttpClient http) => http.Send(HttpMethod.Post, "/v1/me/factors/email", []);

    [Fact]
    public async Task Counts_at_once_and_brings_recovery_codes()
    {
        var person = await app.NewPerson();
        var added = await person.AddEmail();
        Assert.Equal(10, added["recovery_codes"]!.AsArray().Count);
        var needed = (await person.EnterPassword(app.Client()))["second_factor"]!;
        Assert.Equal(["email", "recovery_code"], needed["methods"]!.AsArray().Select(m => (string)m!["method"]!));
        await Try(person.Http).IsRefused(409, "factor.exists");
    }

    [Fact]
    public async Task A_later_factor_brings_no_new_codes()
    {
        var person = await app.NewPerson();
        await person.AddTotp();
        Assert.Null((await person.AddEmail())["recovery_codes"]);
    }

    [Fact]
    public async Task Fifty_at_once_add_one()
    {
        var person = await app.NewPerson();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Try(person.Http)));
        Assert.Equal(1, answers.Count(a => (int)a.StatusCode == 201));
        Assert.All(answers, a => Assert.True((int)a.StatusCode is 201 or 409, $"{(int)a.StatusCode}"));
    }

    [Fact]
    public async Task Needs_a_step_up_and_a_person()
    {
        var person = await app.NewPerson();
        await Try(app.Client()).IsRefused(401, "auth.required");
        await person.Forget();
        await Try(person.Http).IsRefused(403, "auth.step_up_required");
    }
}
