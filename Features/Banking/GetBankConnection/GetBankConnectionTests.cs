using Fintech.Support;

namespace Fintech.Features.Banking.GetBankConnection;

public sealed class GetBankConnectionTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Shows_the_link_only_to_who_may_connect()
    {
        var person = await app.NewPerson();
        var id = (await person.Http.Sent(HttpMethod.Post, "/v1/banking/connections", []))["id"];
        Assert.NotNull((await person.Http.Read($"/v1/banking/connections/{id}"))["link_url"]);
        Assert.Null((await (await person.ClientWith("banking:read")).Read($"/v1/banking/connections/{id}"))["link_url"]);
    }

    [Fact]
    public async Task Another_persons_is_not_there()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var id = (await theirs.Http.Sent(HttpMethod.Post, "/v1/banking/connections", []))["id"];
        await mine.Http.Send(HttpMethod.Get, $"/v1/banking/connections/{id}").IsRefused(404, "bank_connection.not_found");
        await app.Client().Send(HttpMethod.Get, $"/v1/banking/connections/{id}").IsRefused(401, "auth.required");
    }
}
