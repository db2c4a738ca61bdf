using Fintech.Infrastructure.Data;
using Fintech.Support;

namespace Fintech.Features.Banking.GetAccount;

public sealed class GetAccountTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Gives_the_same_account_as_the_list()
    {
        var person = await app.NewPerson();
        await person.Link();
        var listed = (await person.Http.Read("/v1/banking/accounts"))["data"]![0]!;
        var one = await person.Http.Read($"/v1/banking/accounts/{listed["id"]}");
        Assert.Equal(listed.ToJsonString(), one.ToJsonString());
    }

    [Fact]
    public async Task Somebody_elses_and_none_look_the_same()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        await theirs.Link();
        var id = (string?)(await theirs.Http.Read("/v1/banking/accounts"))["data"]![0]!["id"];
        await mine.Http.Send(HttpMethod.Get, $"/v1/banking/accounts/{id}").IsRefused(404, "bank_account.not_found");
        await mine.Http.Send(HttpMethod.Get, $"/v1/banking/accounts/{TypeId.Text("acct", Guid.CreateVersion7())}")
            .IsRefused(404, "bank_account.not_found");
        await app.Client().Send(HttpMethod.Get, $"/v1/banking/accounts/{id}").IsRefused(401, "auth.required");
    }
}
