using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.ChangeFactor;

public sealed class ChangeFactorTests(App app) : IClassFixture<App>
{
    static Task<HttpResponseMessage> Change(Tester person, string id, JsonObject body, string? key = null) =>
        person.Http.Send(HttpMethod.Patch, "/v1/me/factors/" + id, body, key);

    [Fact]
    public async Task The_preferred_kind_is_offered_first_and_a_name_is_kept()
    {
        var person = await app.NewPerson();
        await person.AddTotp();
        var email = (string)(await person.AddEmail())["factor"]!["id"]!;
        Assert.Equal("totp", (string?)(await person.EnterPassword(app.Client()))["second_factor"]!["preferred"]);
        var body = new JsonObject { ["preferred"] = true, ["label"] = " Work mail " };
        using (var changed = await Change(person, email, body, "k")) Assert.Equal(200, (int)changed.StatusCode);
        using (var again = await Change(person, email, body, "k"))
            Assert.Equal("true", again.Headers.GetValues("Idempotent-Replayed").Single());
        Assert.Equal("email", (string?)(await person.EnterPassword(app.Client()))["second_factor"]!["preferred"]);
        var listed = (await person.Http.Read("/v1/me/factors"))["factors"]!.AsArray()
            .Single(f => (string?)f!["id"] == email)!;
        Assert.Equal(("Work mail", true), ((string)listed["label"]!, (bool)listed["preferred"]!));
    }

    [Fact]
    public async Task Somebody_elses_is_not_there()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var (_, id, _) = await theirs.AddTotp();
        await Change(mine, id, new() { ["label"] = "Mine" }).IsRefused(404, "factor.not_found");
        await Change(theirs, id, new() { ["label"] = "" }).IsRefused(400, "request.invalid");
        await Change(theirs with { Http = app.Client() }, id, new() { ["label"] = "x" }).IsRefused(401, "auth.required");
        Assert.Equal("Authenticator app", await app.Sql("select label from factors where person_id = $1", theirs.Id.Value));
    }
}
