using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.ListPersonSignIns;

public sealed class ListPersonSignInsTests(App app) : IClassFixture<App>
{
    Task Record(Tester person, string outcome, string address) => app.Sql("""
        insert into sign_ins (id, person_id, outcome, first_factor, second_factor, by_trust, is_unfamiliar, address, network, device, created_at)
        values ($1, $2, $3, 'Password', 'Totp', false, true, $4, $4, 'Firefox on Windows', now())
        """, Guid.CreateVersion7(), person.Id.Value, outcome, address);

    [Fact]
    public async Task Shows_sign_ins_and_failed_tries_newest_first_and_is_audited()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        await app.Sql("delete from sign_ins where person_id = $1", person.Id.Value);
        await Record(person, "WrongPassword", "198.51.100.1");
        await Task.Delay(5); // ids of one millisecond have no order
        await Record(person, "SignedIn", "198.51.100.2");
        var path = person.Id.Page() + "/sign-ins";
        var first = await one.Http.Read(path + "?limit=1");
        var record = first["data"]![0]!;
        Assert.Equal("sign_in_record", (string?)record["object"]);
        Assert.Equal(("signed_in", "password", "totp", true, "198.51.100.2", "Firefox on Windows"),
            ((string?)record["outcome"], (string?)record["first_factor"], (string?)record["second_factor"],
                (bool)record["unfamiliar"]!, (string?)record["address"], (string?)record["device"]));
        var second = await one.Http.Read($"{path}?limit=1&cursor={first["next_cursor"]}");
        Assert.Equal("wrong_password", (string?)second["data"]![0]!["outcome"]);
        Assert.False((bool)second["has_more"]!);
        Assert.Equal(2, await one.Audited("list_person_sign_ins", person.Id.ToString()));
        await one.Http.Send(HttpMethod.Get, path + "?cursor=x").IsRefused(400, "request.invalid");
    }

    [Fact]
    public async Task Says_that_nobody_has_this_id() => await (await app.NewOperator()).Http
        .Send(HttpMethod.Get, new Contracts.PersonId(Guid.CreateVersion7()).Page() + "/sign-ins")
        .IsRefused(404, "person.not_found");
}
