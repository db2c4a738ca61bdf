using Fintech.Support;

namespace Fintech.Features.Banking.GetTransaction;

public sealed class GetTransactionTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Gives_the_row_and_to_others_nothing()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        await mine.Link();
        var row = (await mine.Http.Read("/v1/banking/transactions?limit=1"))["data"]![0]!;
        Assert.Equal(row.ToJsonString(), (await mine.Http.Read($"/v1/banking/transactions/{row["id"]}")).ToJsonString());
        await theirs.Http.Send(HttpMethod.Get, $"/v1/banking/transactions/{row["id"]}").IsRefused(404, "bank_transaction.not_found");
        await app.Client().Send(HttpMethod.Get, $"/v1/banking/transactions/{row["id"]}").IsRefused(401, "auth.required");
    }
}
