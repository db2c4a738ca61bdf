using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Customers;

namespace Fintech.Features.Customers.DeleteCustomer;

public sealed class DeleteCustomerTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Erases_the_customer_once_no_bank_of_theirs_is_connected()
    {
        var person = await app.NewBusiness();
        var customer = await person.Customer("c-1");
        var path = $"/v1/customers/{customer["id"]}";
        var connection = await person.Http.Sent(HttpMethod.Post, "/v1/banking/connections", new() { ["customer_id"] = (string?)customer["id"] });
        Assert.Equal((string?)customer["id"], (string?)connection["customer_id"]);
        await person.Http.Send(HttpMethod.Delete, path).IsRefused(409, "customer.in_use");
        await person.Http.Sent(HttpMethod.Delete, $"/v1/banking/connections/{connection["id"]}");
        using var first = await person.Http.Send(HttpMethod.Delete, path, null, "once");
        Assert.True(first.IsSuccessStatusCode, await first.Content.ReadAsStringAsync());
        using var again = await person.Http.Send(HttpMethod.Delete, path, null, "once");
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        await person.Http.Send(HttpMethod.Get, path).IsRefused(404, "customer.not_found");
        await person.Http.Send(HttpMethod.Get, $"/v1/banking/connections/{connection["id"]}").IsRefused(404, "bank_connection.not_found");
        await Tester.Until(() => person.Http.Read("/v1/events?type=customer.deleted"), e => e["data"]!.AsArray().Count == 1);
        await person.Customer("c-1"); // the external_id is free again
    }

    [Fact]
    public async Task Keeps_the_person_of_a_personal_workspace_and_what_is_somebody_elses()
    {
        var (person, owner, other) = (await app.NewPerson(), await app.NewBusiness(), await app.NewBusiness());
        var self = (await person.Http.Read("/v1/customers"))["data"]![0]!;
        await person.Http.Send(HttpMethod.Delete, $"/v1/customers/{self["id"]}").IsRefused(409, "customer.implied");
        var path = $"/v1/customers/{(await owner.Customer("c-1"))["id"]}";
        await other.Http.Send(HttpMethod.Delete, path).IsRefused(404, "customer.not_found");
        await (await owner.ClientWith("customers:read")).Send(HttpMethod.Delete, path).IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Delete, path).IsRefused(401, "auth.required");
        await owner.Http.Read(path);
    }

    [Fact]
    public async Task No_bank_begins_for_a_customer_who_is_being_deleted()
    {
        var person = await app.NewBusiness();
        for (var round = 0; round < 5; round++)
        {
            var id = (string)(await person.Customer($"c-{round}"))["id"]!;
            var connect = person.Http.Send(HttpMethod.Post, "/v1/banking/connections", new() { ["customer_id"] = id });
            var delete = person.Http.Send(HttpMethod.Delete, $"/v1/customers/{id}");
            using var connected = await connect;
            using var deleted = await delete;
            Assert.NotEqual(connected.IsSuccessStatusCode, deleted.IsSuccessStatusCode);
            if (!connected.IsSuccessStatusCode) continue;
            var connection = JsonNode.Parse(await connected.Content.ReadAsStringAsync())!;
            await person.Http.Sent(HttpMethod.Delete, $"/v1/banking/connections/{connection["id"]}");
        }
    }
}
