using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.GetPerson;

public sealed class GetPersonTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Shows_the_account_and_audits_every_look()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        await app.Sql("""
            insert into factors (id, person_id, method, label, created_at, confirmed_at)
            values (gen_random_uuid(), $1, 'Totp', 'Phone', now(), now()), (gen_random_uuid(), $1, 'Sms', 'Other', now(), null)
            """, person.Id.Value);
        var account = await one.Account(person);
        Assert.Equal("account", (string?)account["object"]);
        Assert.Equal((person.Id.ToString(), person.Email, "Test Person"),
            ((string?)account["id"], (string?)account["email"], (string?)account["name"]));
        Assert.Equal(["totp"], account["factors"]!.AsArray().Select(f => (string?)f));
        Assert.Equal((true, false, false), ((bool)account["confirmed"]!, (bool)account["operator"]!,
            (bool)account["must_have_second_factor"]!));
        Assert.Equal(1, (int)account["open_sessions"]!);
        Assert.InRange(DateTimeOffset.UtcNow - (DateTimeOffset)account["last_sign_in_at"]!,
            TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(1));
        Assert.Null(account["locked_at"]);
        Assert.Null(account["deletes_at"]);
        await one.Account(person);
        Assert.Equal(2, await one.Audited("get_person", person.Id.ToString()));
    }

    [Fact]
    public async Task Says_that_nobody_has_this_id()
    {
        var one = await app.NewOperator();
        await one.Http.Send(HttpMethod.Get, new Contracts.PersonId(Guid.CreateVersion7()).Page())
            .IsRefused(404, "person.not_found");
        await one.Http.Send(HttpMethod.Get, "/v1/operator/people/per_x").IsRefused(400, "request.invalid");
    }
}
