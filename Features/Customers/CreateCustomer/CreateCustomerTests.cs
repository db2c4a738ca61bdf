using System.Net;
using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Customers;

namespace Fintech.Features.Customers.CreateCustomer;

public sealed class CreateCustomerTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/customers";

    static JsonObject Body(string externalId = "c-1", string name = "Ada Lovelace", string? email = null) =>
        new() { ["external_id"] = externalId, ["name"] = name, ["email"] = email };

    [Fact]
    public async Task Adds_one_that_is_found_by_its_external_id_and_tells_of_it()
    {
        var person = await app.NewBusiness();
        using var answer = await person.Http.Send(HttpMethod.Post, Path, Body(email: "ada@fintech.example"));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var made = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(("customer", "c-1", "Ada Lovelace", "ada@fintech.example"),
            ((string?)made["object"], (string?)made["external_id"], (string?)made["name"], (string?)made["email"]));
        Assert.Equal((string?)made["id"], (string?)(await person.Http.Read(Path + "?external_id=c-1"))["data"]!.AsArray().Single()!["id"]);
        var told = await Tester.Until(() => person.Http.Read("/v1/events?type=customer.created"), e => e["data"]!.AsArray().Count == 1);
        Assert.Equal((string?)made["id"], (string?)told["data"]![0]!["customer_id"]);
    }

    [Fact]
    public async Task An_external_id_is_there_once_also_when_many_ask_at_once()
    {
        var person = await app.NewBusiness();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => person.Http.Send(HttpMethod.Post, Path, Body())));
        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.Created);
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, a.StatusCode.ToString()));
        await person.Http.Send(HttpMethod.Post, Path, Body()).IsRefused(409, "customer.external_id_taken");
        await (await app.NewBusiness()).Customer("c-1"); // another environment's are its own
    }

    [Fact]
    public async Task A_retry_adds_no_second_one()
    {
        var person = await app.NewBusiness();
        using var first = await person.Http.Send(HttpMethod.Post, Path, Body(), "once");
        using var again = await person.Http.Send(HttpMethod.Post, Path, Body(), "once");
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Single((await person.Http.Read(Path))["data"]!.AsArray());
    }

    [Fact]
    public async Task A_personal_workspace_has_its_person_and_no_other()
    {
        var person = await app.NewPerson();
        await person.Http.Send(HttpMethod.Post, Path, Body()).IsRefused(409, "customer.implied");
        Assert.Equal("self", (string?)(await person.Http.Read(Path))["data"]!.AsArray().Single()!["external_id"]);
    }

    [Theory]
    [InlineData("", "Ada", null, "external_id")]
    [InlineData(" c", "Ada", null, "external_id")]
    [InlineData("self", "Ada", null, "external_id")]
    [InlineData("c", " ", null, "name")]
    [InlineData("c", "\u202eevil", null, "name")]
    [InlineData("c", "Ada", "nobody", "email")]
    public async Task Says_which_field_is_wrong(string externalId, string name, string? email, string field)
    {
        using var refused = await (await app.NewBusiness()).Http.Send(HttpMethod.Post, Path, Body(externalId, name, email));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.NotNull(JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["errors"]![field]);
    }

    [Fact]
    public async Task Agents_do_it_too_and_are_refused_alike()
    {
        var person = await app.NewBusiness();
        await using var agent = await person.Mcp(["customers:read", "customers:write"]);
        Dictionary<string, object?> arguments = new() { ["external_id"] = "m-1", ["name"] = "Mary Somerville", ["idempotency_key"] = "one" };
        var made = await agent.CallToolAsync("create_customer", arguments);
        Assert.NotEqual(true, made.IsError);
        arguments["idempotency_key"] = "two";
        var refused = await agent.CallToolAsync("create_customer", arguments);
        Assert.Equal("customer.external_id_taken", refused.StructuredContent!.Value.GetProperty("code").GetString());
        var found = await agent.CallToolAsync("list_customers", new Dictionary<string, object?> { ["q"] = "somer" });
        Assert.Equal("m-1", found.StructuredContent!.Value.GetProperty("data")[0].GetProperty("external_id").GetString());
    }

    [Fact]
    public async Task Needs_the_permission()
    {
        var person = await app.NewBusiness();
        var reads = await person.ClientWith("customers:read");
        await reads.Send(HttpMethod.Post, Path, Body()).IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Post, Path, Body()).IsRefused(401, "auth.required");
    }
}
