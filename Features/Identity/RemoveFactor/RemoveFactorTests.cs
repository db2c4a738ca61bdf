using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.RemoveFactor;

public sealed class RemoveFactorTests(App app) : IClassFixture<App>
{
    static Task<HttpResponseMessage> Remove(Tester person, string id, string? key = null) =>
        person.Http.Send(HttpMethod.Delete, "/v1/me/factors/" + id, idempotencyKey: key);

    [Fact]
    [Asvs("6.5.6", 3)]
    public async Task It_is_dead_at_once_and_with_the_last_one_the_recovery_codes_go()
    {
        var person = await app.NewPerson();
        var (authenticator, id, codes) = await person.AddTotp();
        var halfWay = await person.HalfWay();
        using (var removed = await Remove(person, id, "k1")) Assert.Equal(200, (int)removed.StatusCode);
        using (var again = await Remove(person, id, "k1"))
            Assert.Equal("true", again.Headers.GetValues("Idempotent-Replayed").Single());
        await halfWay.Finish("totp", authenticator.Code()).IsRefused(401, "sign_in.not_begun");
        Assert.Equal("signed_in", (string?)(await person.EnterPassword(app.Client()))["status"]);
        await person.Http.StepUp("totp", authenticator.Code()).IsRefused(409, "factor.not_available");
        await person.Http.StepUp("recovery_code", codes[0]).IsRefused(409, "factor.not_available");
        Assert.Contains("was removed", (await new Mailbox(app, person.Email).Newest("factor-removed")).Subject);
    }

    [Fact]
    public async Task One_of_two_leaves_the_other_and_the_codes()
    {
        var person = await app.NewPerson();
        var (authenticator, _, codes) = await person.AddTotp();
        var email = (string)(await person.AddEmail())["factor"]!["id"]!;
        using (var removed = await Remove(person, email)) Assert.Equal(200, (int)removed.StatusCode);
        await (await person.HalfWay()).Finished("totp", authenticator.Code());
        await (await person.HalfWay()).Finished("recovery_code", codes[0]);
    }

    [Fact]
    [Asvs("6.5.6", 3)]
    public async Task The_last_one_stays_while_one_is_demanded()
    {
        var person = await app.NewPerson();
        var (_, id, _) = await person.AddTotp();
        await app.Sql("update people set must_have_second_factor = true where id = $1", person.Id.Value);
        await Remove(person, id).IsRefused(409, "factor.last_required");
        await app.Sql("update people set must_have_second_factor = false where id = $1", person.Id.Value);
        await app.Sql("update workspaces set requires_second_factor = true where id = $1", person.Workspace.Value);
        await Remove(person, id).IsRefused(409, "factor.last_required");
        await person.AddEmail();
        using var removed = await Remove(person, id);
        Assert.Equal(200, (int)removed.StatusCode);
    }

    [Fact]
    public async Task Somebody_elses_is_not_there_and_it_needs_a_step_up()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var (authenticator, id, _) = await theirs.AddTotp();
        await Remove(mine, id).IsRefused(404, "factor.not_found");
        await (await theirs.HalfWay()).Finished("totp", authenticator.Code());
        await theirs.Forget();
        await Remove(theirs, id).IsRefused(403, "auth.step_up_required");
        await Remove(theirs with { Http = app.Client() }, id).IsRefused(401, "auth.required");
    }
}
