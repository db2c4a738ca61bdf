using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Customers;

namespace Fintech.Features.Customers.GetCustomer;

public sealed class GetCustomerTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Gives_the_customer_and_somebody_elses_is_not_there()
    {
        var (person, other) = (await app.NewBusiness(), await app.NewBusiness());
        var made = await person.Customer("c-1");
        var path = $"/v1/customers/{made["id"]}";
        Assert.True(JsonNode.DeepEquals(made, await person.Http.Read(path)));
        await other.Http.Send(HttpMethod.Get, path).IsRefused(404, "customer.not_found");
        await (await person.ClientWith("banking:read")).Send(HttpMethod.Get, path).IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Get, path).IsRefused(401, "auth.required");
    }
}
