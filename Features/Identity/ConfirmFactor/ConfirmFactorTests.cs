using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.ConfirmFactor;

public sealed class ConfirmFactorTests(App app) : IClassFixture<App>
{
    static Task<HttpResponseMessage> Confirm(Tester person, string id, string code) => person.Http.Send(
        HttpMethod.Post, $"/v1/me/factors/{id}/confirm", new JsonObject { ["code"] = code });

    static async Task<(string Id, Factors.Authenticator App)> Begin(Tester person)
    {
        var begun = await person.Http.Sent(HttpMethod.Post, "/v1/me/factors/totp", []);
        return ((string)begun["id"]!, Factors.Authenticator.Of((string)begun["secret"]!));
    }

    [Fact]
    public async Task An_app_counts_only_once_a_code_from_it_was_right()
    {
        var person = await app.NewPerson();
        var (id, authenticator) = await Begin(person);
        await Confirm(person, id, "000000").IsRefused(403, "factor.refused");
        Assert.Empty((await person.Http.Read("/v1/me/factors"))["factors"]!.AsArray());
        Assert.Equal("signed_in", (string?)(await person.EnterPassword(app.Client()))["status"]);
        var added = await person.Confirm(id, authenticator.Code());
        Assert.Equal(10, added["recovery_codes"]!.AsArray().Count);
        Assert.Equal(id, (string?)added["factor"]!["id"]);
        await person.HalfWay();
        await Confirm(person, id, authenticator.Code(1)).IsRefused(404, "factor.not_found");
        Assert.Contains("authenticator app was added", (await new Mailbox(app, person.Email).Newest("factor-added")).Subject);
    }

    [Fact]
    public async Task Of_fifty_at_once_one_confirms_and_shows_the_recovery_codes()
    {
        var person = await app.NewPerson();
        var (number, id) = await Texted(person);
        var code = await new Phone(app, number).Code();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Confirm(person, id, code)));
        Assert.Equal(1, answers.Count(a => a.StatusCode is HttpStatusCode.OK));
        Assert.Equal(10L, await app.Sql("select count(*) from recovery_codes where person_id = $1", person.Id.Value));
    }

    async Task<(string Number, string Id)> Texted(Tester person)
    {
        var number = Phone.NewNumber();
        var begun = await person.Http.Sent(
            HttpMethod.Post, "/v1/me/factors/sms", new JsonObject { ["phone_number"] = number });
        Assert.Equal($"•••• {number[^4..]}", (string?)begun["sent_to"]);
        return (number, (string)begun["id"]!);
    }

    [Fact]
    [Asvs("6.6.1", 2)]
    public async Task Codes_by_text_go_to_a_verified_number_only()
    {
        var person = await app.NewPerson();
        await Texted(person);
        Assert.Equal("signed_in", (string?)(await person.EnterPassword(app.Client()))["status"]);
    }

    [Fact]
    public async Task Guessing_ends_soon()
    {
        var person = await app.NewPerson();
        var (_, id) = await Texted(person);
        var guesses = 0;
        while ((await Confirm(person, id, $"{guesses:D6}")).StatusCode is HttpStatusCode.Forbidden) guesses++;
        Assert.InRange(guesses, 5, 8);
    }

    [Fact]
    public async Task An_old_beginning_and_somebody_elses_are_not_there()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var (id, authenticator) = await Begin(theirs);
        await Confirm(mine, id, authenticator.Code()).IsRefused(404, "factor.not_found");
        await app.Sql("update factors set created_at = now() - interval '16 minutes' where person_id = $1", theirs.Id.Value);
        await Confirm(theirs, id, authenticator.Code()).IsRefused(404, "factor.not_found");
    }

    [Fact]
    public async Task Needs_a_step_up_and_a_person()
    {
        var person = await app.NewPerson();
        var (id, authenticator) = await Begin(person);
        await person.Forget();
        await Confirm(person, id, authenticator.Code()).IsRefused(403, "auth.step_up_required");
        await Confirm(person with { Http = app.Client() }, id, "123456").IsRefused(401, "auth.required");
        await Confirm(person, id, "").IsRefused(403, "auth.step_up_required");
    }
}
