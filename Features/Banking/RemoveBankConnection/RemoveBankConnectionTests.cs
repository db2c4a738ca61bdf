using Fintech.Support;

namespace Fintech.Features.Banking.RemoveBankConnection;

public sealed class RemoveBankConnectionTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Ends_access_and_erases_what_came_from_that_bank_alone()
    {
        var person = await app.NewPerson();
        var (first, second) = (await person.Link(), await person.Link("ins_109509"));
        var removed = await person.Http.Sent(HttpMethod.Delete, $"/v1/banking/connections/{first["id"]}");
        Assert.Equal("removed", (string?)removed["status"]);
        var accounts = (await person.Http.Read("/v1/banking/accounts"))["data"]!.AsArray();
        Assert.NotEmpty(accounts);
        Assert.All(accounts, a => Assert.Equal((string?)second["id"], (string?)a!["connection_id"]));
        await Tester.Until(
            () => person.Http.Read("/v1/events?type=bank_connection.removed"), l => l["data"]!.AsArray().Count == 1);
    }

    [Fact]
    public async Task Twice_is_as_good_as_once()
    {
        var person = await app.NewPerson();
        var id = (await person.Link())["id"];
        await person.Http.Sent(HttpMethod.Delete, $"/v1/banking/connections/{id}");
        Assert.Equal("removed", (string?)(await person.Http.Sent(HttpMethod.Delete, $"/v1/banking/connections/{id}"))["status"]);
    }

    [Fact]
    public async Task Refuses_a_stranger_and_another_tenant()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var id = (await mine.Link())["id"];
        await theirs.Http.Send(HttpMethod.Delete, $"/v1/banking/connections/{id}").IsRefused(404, "bank_connection.not_found");
        await app.Client().Send(HttpMethod.Delete, $"/v1/banking/connections/{id}").IsRefused(401, "auth.required");
        Assert.NotEmpty((await mine.Http.Read("/v1/banking/accounts"))["data"]!.AsArray());
    }
}
