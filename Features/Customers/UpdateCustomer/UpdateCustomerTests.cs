using Fintech.Support;
using Fintech.Tests.Customers;

namespace Fintech.Features.Customers.UpdateCustomer;

public sealed class UpdateCustomerTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Changes_what_is_given_keeps_the_rest_and_tells_once()
    {
        var person = await app.NewBusiness();
        var path = $"/v1/customers/{(await person.Customer("c-1"))["id"]}";
        await person.Http.Sent(HttpMethod.Patch, path, new() { ["email"] = "ada@fintech.example" });
        var renamed = await person.Http.Sent(HttpMethod.Patch, path, new() { ["name"] = " Ada King " });
        Assert.Equal(("Ada King", "ada@fintech.example", "c-1"),
            ((string?)renamed["name"], (string?)renamed["email"], (string?)renamed["external_id"]));
        Assert.True((DateTimeOffset)renamed["updated_at"]! > (DateTimeOffset)renamed["created_at"]!);
        Assert.Null((await person.Http.Sent(HttpMethod.Patch, path, new() { ["email"] = "" }))["email"]);
        await person.Http.Sent(HttpMethod.Patch, path, new() { ["name"] = "Ada King" }); // nothing new
        await Tester.Until(() => person.Http.Read("/v1/events?type=customer.created"), e => e["data"]!.AsArray().Count == 1);
        await Tester.Until(() => person.Http.Read("/v1/events?type=customer.updated"), e => e["data"]!.AsArray().Count == 3);
    }

    [Fact]
    public async Task Refuses_what_is_wrong_and_whose_it_is_not()
    {
        var (person, other) = (await app.NewBusiness(), await app.NewBusiness());
        var path = $"/v1/customers/{(await person.Customer("c-1"))["id"]}";
        await person.Http.Send(HttpMethod.Patch, path, new() { ["external_id"] = "c-2" }).IsRefused(400, "request.invalid");
        await person.Http.Send(HttpMethod.Patch, path, new() { ["name"] = "" }).IsRefused(400, "request.invalid");
        await other.Http.Send(HttpMethod.Patch, path, new() { ["name"] = "Mine" }).IsRefused(404, "customer.not_found");
        var reads = await person.ClientWith("customers:read");
        await reads.Send(HttpMethod.Patch, path, new() { ["name"] = "Mine" }).IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Patch, path, new() { ["name"] = "Mine" }).IsRefused(401, "auth.required");
    }
}
