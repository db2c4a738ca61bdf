using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Customers;

namespace Fintech.Features.Banking.StartBankConnection;

public sealed class StartBankConnectionTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/banking/connections";

    [Fact]
    public async Task A_business_says_whose_bank_it_is_and_finds_it_by_them()
    {
        var (person, other) = (await app.NewBusiness(), await app.NewBusiness());
        await person.Http.Send(HttpMethod.Post, "/v1/banking/connections", []).IsRefused(400, "customer.required");
        var foreign = (await other.Customer("c-1"))["id"];
        await person.Http.Send(HttpMethod.Post, "/v1/banking/connections", new() { ["customer_id"] = (string?)foreign })
            .IsRefused(404, "customer.not_found");
        var (ada, mary) = ((await person.Customer("c-1"))["id"], (await person.Customer("c-2"))["id"]);
        var connection = await person.Http.Sent(HttpMethod.Post, "/v1/banking/connections", new() { ["customer_id"] = (string?)ada });
        foreach (var (whose, count) in new[] { (ada, 1), (mary, 0), (foreign, 0) })
        {
            var found = (await person.Http.Read($"/v1/banking/connections?customer_id={whose}"))["data"]!.AsArray();
            Assert.Equal(count, found.Count);
            if (count > 0) Assert.Equal((string?)connection["id"], (string?)found[0]!["id"]);
        }
    }

    [Fact]
    public async Task Accounts_and_transactions_are_found_by_their_customer()
    {
        var person = await app.NewPerson();
        var connection = await person.Link();
        var (self, nobody) = (connection["customer_id"], Infrastructure.Data.TypeId.New<Infrastructure.Data.CustomerId>());
        foreach (var path in (string[])["/v1/banking/accounts", "/v1/banking/transactions"])
        {
            var all = (await person.Http.Read(path))["data"]!.AsArray();
            Assert.NotEmpty(all);
            Assert.Equal(all.Count, (await person.Http.Read($"{path}?customer_id={self}"))["data"]!.AsArray().Count);
            Assert.Empty((await person.Http.Read($"{path}?customer_id={nobody}"))["data"]!.AsArray());
        }
    }

    [Fact]
    public async Task Gives_a_page_at_the_bank_and_waits_for_the_person()
    {
        var person = await app.NewPerson();
        var connection = await person.Http.Sent(HttpMethod.Post, Path, []);
        Assert.Equal("linking", (string?)connection["status"]);
        Assert.StartsWith(app.Product.Bank + "link/", (string?)connection["link_url"]);
        using var page = await new HttpClient().GetAsync((string?)connection["link_url"]);
        Assert.Equal(200, (int)page.StatusCode);
    }

    [Fact]
    public async Task Refuses_a_stranger_and_a_key_without_the_scope()
    {
        var person = await app.NewPerson();
        await app.Client().Send(HttpMethod.Post, Path, []).IsRefused(401, "auth.required");
        var reader = await person.ClientWith("banking:read");
        await reader.Send(HttpMethod.Post, Path, []).IsRefused(403, "auth.insufficient_scope");
        Assert.Empty((await person.Http.Read(Path))["data"]!.AsArray());
    }

    [Fact]
    public async Task Refuses_an_unknown_field_by_its_name()
    {
        var person = await app.NewPerson();
        var problem = await person.Http.Send(HttpMethod.Post, Path, new JsonObject { ["colour"] = "red" })
            .IsRefused(400, "request.invalid");
        Assert.Contains("colour", problem["errors"]!.AsObject().Select(e => e.Key));
    }

    [Fact]
    public async Task A_retry_with_the_same_key_gives_the_same_connection()
    {
        var person = await app.NewPerson();
        using var first = await person.Http.Send(HttpMethod.Post, Path, [], "link-1");
        using var again = await person.Http.Send(HttpMethod.Post, Path, [], "link-1");
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotent-Replayed")));
        Assert.Single((await person.Http.Read(Path))["data"]!.AsArray());
    }

    [Fact]
    public async Task Fifty_equal_requests_at_once_make_one_connection()
    {
        var person = await app.NewPerson();
        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => person.Http.Send(HttpMethod.Post, Path, [], "race")));
        Assert.All(sent, answer => Assert.Contains((int)answer.StatusCode, new[] { 201, 409 }));
        Assert.Contains(sent, answer => (int)answer.StatusCode == 201);
        Assert.Single((await person.Http.Read(Path))["data"]!.AsArray());
    }

    [Fact]
    public async Task The_live_environment_says_plainly_that_it_has_no_keys()
    {
        var person = await app.NewPerson();
        var me = await person.Http.Read("/v1/me");
        var live = me["workspaces"]![0]!["environments"]!.AsArray().Single(e => (string?)e!["kind"] == "live")!["id"];
        person.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        person.Http.DefaultRequestHeaders.Add("Fintech-Environment", (string?)live);
        await person.Http.Send(HttpMethod.Post, Path, []).IsRefused(409, "bank_connection.live_not_configured");
    }

    [Fact]
    public async Task Nothing_is_left_behind_when_the_provider_fails()
    {
        var person = await app.NewPerson();
        await person.Bank.Sent(HttpMethod.Post, "/_sandbox/faults", new JsonObject
        {
            ["path"] = "/link/token/create", ["error_code"] = "INTERNAL_SERVER_ERROR",
        });
        await person.Http.Send(HttpMethod.Post, Path, [], "after-fault").IsRefused(503, "bank_connection.provider_unavailable");
        var mended = await person.Http.Send(HttpMethod.Post, Path, [], "after-fault");
        Assert.Equal(201, (int)mended.StatusCode);
    }

    [Fact]
    public async Task Ten_may_wait_to_be_finished_and_removing_one_makes_room()
    {
        var person = await app.NewPerson();
        var first = await person.Http.Sent(HttpMethod.Post, Path, []);
        for (var i = 1; i < 10; i++) await person.Http.Sent(HttpMethod.Post, Path, []);
        await person.Http.Send(HttpMethod.Post, Path, [], "one-more").IsRefused(409, "bank_connection.too_many_unfinished");
        await person.Http.Sent(HttpMethod.Delete, $"{Path}/{first["id"]}", []);
        using var again = await person.Http.Send(HttpMethod.Post, Path, [], "one-more");
        Assert.Equal(201, (int)again.StatusCode);
    }

    [Fact]
    public async Task Of_fifty_different_starts_at_once_ten_get_a_page()
    {
        var person = await app.NewPerson();
        var sent = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(n => person.Http.Send(HttpMethod.Post, Path, [], $"start-{n}")));
        Assert.Equal(10, sent.Count(answer => (int)answer.StatusCode == 201));
        Assert.All(sent, answer => Assert.Contains((int)answer.StatusCode, new[] { 201, 409 }));
        Assert.Equal(10, (await person.Http.Read(Path))["data"]!.AsArray().Count);
    }
}
