using Fintech.Support;

namespace Fintech.Features.Banking.ListAccounts;

public sealed class ListAccountsTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Lists_every_account_with_its_balance_and_the_time_it_is_from()
    {
        var person = await app.NewPerson();
        var connection = await person.Link();
        var accounts = (await person.Http.Read("/v1/banking/accounts"))["data"]!.AsArray();
        Assert.Equal((int)connection["accounts_count"]!, accounts.Count);
        Assert.All(accounts, a => Assert.NotNull(a!["balance"]!["as_of"]));
        Assert.All(accounts, a => Assert.Matches("^[A-Z]{3}$", (string?)a!["balance"]!["current"]!["currency"]));
    }

    [Fact]
    public async Task Pages_and_filters_by_connection()
    {
        var person = await app.NewPerson();
        var (first, second) = (await person.Link(), await person.Link("ins_109509"));
        var ofSecond = (await person.Http.Read($"/v1/banking/accounts?connection_id={second["id"]}"))["data"]!.AsArray();
        Assert.Equal((int)second["accounts_count"]!, ofSecond.Count);
        var page = await person.Http.Read("/v1/banking/accounts?limit=1");
        var next = await person.Http.Read($"/v1/banking/accounts?limit=100&cursor={page["next_cursor"]}");
        Assert.Equal(
            (int)first["accounts_count"]! + (int)second["accounts_count"]! - 1, next["data"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("limit=x", "limit")]
    [InlineData("connection_id=acct_1", "connection_id")]
    [InlineData("limit=1&limit=2", "limit")]
    public async Task Names_the_parameter_that_is_wrong(string query, string field)
    {
        var person = await app.NewPerson();
        var problem = await person.Http.Send(HttpMethod.Get, $"/v1/banking/accounts?{query}").IsRefused(400, "request.invalid");
        Assert.Equal(field, Assert.Single(problem["errors"]!.AsObject()).Key);
    }

    [Fact]
    public async Task Shows_nobody_elses_and_nothing_of_another_environment()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        await theirs.Link();
        Assert.Empty((await mine.Http.Read("/v1/banking/accounts"))["data"]!.AsArray());
        mine.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        await mine.Http.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(400, "environment.required");
        mine.Http.DefaultRequestHeaders.Add("Fintech-Environment", theirs.Environment.ToString());
        await mine.Http.Send(HttpMethod.Get, "/v1/banking/accounts").IsRefused(404, "environment.not_found");
    }
}
