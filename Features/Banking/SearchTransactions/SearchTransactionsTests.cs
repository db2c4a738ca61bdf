using System.Text.Json.Nodes;
using Fintech.Support;

namespace Fintech.Features.Banking.SearchTransactions;

public sealed class SearchTransactionsTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/banking/transactions";

    [Fact]
    public async Task Filters_by_account_day_and_text()
    {
        var person = await app.NewPerson();
        await person.Link();
        var some = (await person.Http.Read($"{Path}?limit=50"))["data"]!.AsArray()[20]!;
        var account = (string)some["account_id"]!;
        var day = (string)some["date"]!;
        var found = await Data(person, $"account_id={account}&from={day}&to={day}&q={Uri.EscapeDataString((string)some["payee"]!)}");
        Assert.Contains(found, row => (string?)row!["id"] == (string?)some["id"]);
        Assert.All(found, row => Assert.Equal((account, day), ((string)row!["account_id"]!, (string)row["date"]!)));
        Assert.Empty(await Data(person, "q=no+such+payee+anywhere"));
        Assert.Empty(await Data(person, "q=%25%25%25"));
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2026-02-02&to=2026-02-01", "to")]
    [InlineData("q=", "q")]
    [InlineData("account_id=acct_1", "account_id")]
    public async Task Refuses_the_same_over_http_and_mcp(string query, string field)
    {
        var person = await app.NewPerson();
        var problem = await person.Http.Send(HttpMethod.Get, $"{Path}?{query}").IsRefused(400, "request.invalid");
        Assert.Equal(field, Assert.Single(problem["errors"]!.AsObject()).Key);

        await using var mcp = await person.Mcp(["banking:read"]);
        var arguments = System.Web.HttpUtility.ParseQueryString(query);
        var result = await mcp.CallToolAsync(
            "search_transactions", arguments.AllKeys.ToDictionary(k => k!, k => (object?)arguments[k]));
        Assert.True(result.IsError);
        var body = JsonNode.Parse(result.StructuredContent!.Value.GetRawText())!;
        Assert.Equal("request.invalid", (string?)body["code"]);
        Assert.Equal(field, Assert.Single(body["errors"]!.AsObject()).Key);
    }

    [Fact]
    public async Task Gives_agents_the_same_rows_as_rest()
    {
        var person = await app.NewPerson();
        await person.Link();
        await using var mcp = await person.Mcp(["banking:read"]);
        var result = await mcp.CallToolAsync("search_transactions", new Dictionary<string, object?> { ["limit"] = 7 });
        var rest = await person.Http.Read($"{Path}?limit=7");
        Assert.True(JsonNode.DeepEquals(rest, JsonNode.Parse(result.StructuredContent!.Value.GetRawText())));
    }

    [Fact]
    public async Task Shows_nobody_elses()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        await theirs.Link();
        var account = (await theirs.Http.Read("/v1/banking/accounts"))["data"]![0]!["id"];
        Assert.Empty(await Data(mine, "limit=100"));
        Assert.Empty(await Data(mine, $"account_id={account}"));
        await app.Client().Send(HttpMethod.Get, Path).IsRefused(401, "auth.required");
    }

    static async Task<JsonArray> Data(Tester person, string query) => (await person.Http.Read($"{Path}?{query}"))["data"]!.AsArray();
}
