using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.AddPasskey;

public sealed class AddPasskeyTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/me/factors/passkey", Options = "me/factors/passkey/options";

    static Task<HttpResponseMessage> Add(HttpClient http, JsonObject body) => http.Send(HttpMethod.Post, Path, body);

    async Task<(Tester Person, JsonObject Body)> Made()
    {
        var person = await app.NewPerson();
        var begun = await person.Http.Challenge(Options);
        return (person, app.Authenticator().Create(begun["options"]!).PasskeyBody(begun));
    }

    static async Task<List<JsonNode?>> Factors(Tester person) =>
        [.. (await person.Http.Read("/v1/me/factors"))["factors"]!.AsArray()];

    [Fact]
    public async Task The_first_one_brings_recovery_codes_and_the_next_none()
    {
        var (person, body) = await Made();
        body["label"] = " Laptop ";
        var added = await person.Http.Sent(HttpMethod.Post, Path, body);
        Assert.Equal(("passkey", "Laptop"), ((string?)added["factor"]!["method"], (string?)added["factor"]!["label"]));
        Assert.Equal(10, added["recovery_codes"]!.AsArray().Count);
        var factor = Assert.Single(await Factors(person))!;
        Assert.True(JsonNode.DeepEquals(added["factor"], factor));
        var next = await person.Http.Challenge(Options);
        var second = await person.Http.Sent(
            HttpMethod.Post, Path, app.Authenticator().Create(next["options"]!).PasskeyBody(next));
        Assert.Null(second["recovery_codes"]);
        Assert.NotEqual("", (string?)second["factor"]!["label"]);
        Assert.Equal(2, (await Factors(person)).Count);
    }

    [Fact]
    public async Task A_challenge_adds_one_passkey_also_when_fifty_answer_at_once()
    {
        var person = await app.NewPerson();
        var begun = await person.Http.Challenge(Options);
        var bodies = Enumerable.Range(0, 50)
            .Select(_ => app.Authenticator().Create(begun["options"]!).PasskeyBody(begun)).ToList();
        var answers = await Task.WhenAll(bodies.Select(b => Add(person.Http, b)));
        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.OK);
        Assert.Equal(49, answers.Count(a => a.StatusCode is HttpStatusCode.Forbidden));
        Assert.Single(await Factors(person));
        Assert.Equal(1L, await app.Sql("select count(*) from person_passkeys where user_id = $1", person.Id.Value));
    }

    [Fact]
    public async Task Another_persons_and_another_browsers_challenge_adds_nothing()
    {
        var (mine, body) = await Made();
        await Add((await app.NewPerson()).Http, body).IsRefused(403, "passkey.refused");
        var key = await mine.AddPasskey();
        await Add((await mine.Elsewhere(key)).Http, body).IsRefused(403, "passkey.refused");
        Assert.Single(await Factors(mine));
    }

    [Fact]
    [Asvs("6.7.1", 3)]
    public async Task One_that_somebody_has_already_is_refused_and_goes_on_for_its_owner()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var key = await theirs.AddPasskey();
        var handle = key.UserHandle;
        var begun = await mine.Http.Challenge(Options);
        await Add(mine.Http, key.Create(begun["options"]!).PasskeyBody(begun)).IsRefused(403, "passkey.refused");
        Assert.Empty(await Factors(mine));
        key.UserHandle = handle;
        await theirs.Elsewhere(key);
    }

    [Fact]
    public async Task A_wrong_answer_is_refused_audited_and_kept_nowhere()
    {
        var (person, body) = await Made();
        body["credential"] = "{\"id\":\"a-mark-of-this-test\"}";
        await Add(person.Http, body).IsRefused(403, "passkey.refused");
        Assert.Equal(1L, await app.Sql("""
            select count(*) from audit_entries
            where action = 'add_passkey' and outcome = 'passkey.refused' and subject = $1
            """, person.Id.ToString()));
        Assert.Equal(0L, await app.Sql(
            "select count(*) from audit_entries a where a::text like '%a-mark-of-this-test%'"));
    }

    [Theory]
    [InlineData("credential", "")]
    [InlineData("credential", null)]
    [InlineData("challenge_id", "chl_1")]
    [InlineData("label", " ")]
    [InlineData("label", "a name that is much longer than anybody needs for one passkey of theirs")]
    public async Task Says_which_field_is_wrong_and_the_challenge_stays_good(string field, string? value)
    {
        var (person, body) = await Made();
        var wrong = (JsonObject)body.DeepClone();
        wrong[field] = value;
        var problem = await Add(person.Http, wrong).IsRefused(400, "request.invalid");
        Assert.Equal(field, Assert.Single(problem["errors"]!.AsObject()).Key);
        await person.Http.Sent(HttpMethod.Post, Path, body);
    }

    [Fact]
    public async Task Needs_a_person_who_has_just_proved_a_second_factor()
    {
        var (person, body) = await Made();
        await Add(app.Client(), body).IsRefused(401, "auth.required");
        await Add(await person.ClientWith("banking:read"), body).IsRefused(403, "auth.person_required");
        await person.Forget();
        await Add(person.Http, body).IsRefused(403, "auth.step_up_required");
        Assert.Empty(await Factors(person));
    }
}
