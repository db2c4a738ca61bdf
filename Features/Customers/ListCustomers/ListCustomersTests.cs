using Fintech.Support;
using Fintech.Tests.Customers;

namespace Fintech.Features.Customers.ListCustomers;

public sealed class ListCustomersTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Gives_the_newest_first_page_by_page_and_finds_by_text()
    {
        var person = await app.NewBusiness();
        foreach (var (id, name) in new[] { ("a-1", "Ada"), ("b-2", "Babbage 100%"), ("c-3", "Clement") })
        {
            await person.Customer(id, name);
            await Task.Delay(3); // ids of one millisecond have no order
        }
        var first = await person.Http.Read("/v1/customers?limit=2");
        Assert.Equal(["c-3", "b-2"], first["data"]!.AsArray().Select(c => (string?)c!["external_id"]));
        var second = await person.Http.Read($"/v1/customers?limit=2&cursor={first["next_cursor"]}");
        Assert.Equal("a-1", (string?)second["data"]!.AsArray().Single()!["external_id"]);
        Assert.False((bool)second["has_more"]!);
        Assert.Equal("b-2", (string?)(await person.Http.Read("/v1/customers?q=100%25"))["data"]!.AsArray().Single()!["external_id"]);
        Assert.Empty((await person.Http.Read("/v1/customers?q=_da_"))["data"]!.AsArray());
    }

    [Fact]
    public async Task Never_shows_another_environments_customers_and_needs_the_permission()
    {
        var (person, other) = (await app.NewBusiness(), await app.NewBusiness());
        await other.Customer("theirs");
        Assert.Empty((await person.Http.Read("/v1/customers"))["data"]!.AsArray());
        await (await person.ClientWith("banking:read")).Send(HttpMethod.Get, "/v1/customers").IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Get, "/v1/customers").IsRefused(401, "auth.required");
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("cursor=x")]
    [InlineData("q=")]
    [InlineData("colour=red")]
    public async Task Says_what_is_wrong(string query) =>
        await (await app.NewBusiness()).Http.Send(HttpMethod.Get, "/v1/customers?" + query).IsRefused(400, "request.invalid");
}
