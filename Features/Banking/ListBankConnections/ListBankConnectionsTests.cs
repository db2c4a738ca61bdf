using Fintech.Support;

namespace Fintech.Features.Banking.ListBankConnections;

public sealed class ListBankConnectionsTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/banking/connections";

    [Fact]
    public async Task Lists_newest_first_in_pages()
    {
        var person = await app.NewPerson();
        var made = new List<string?>();
        for (var i = 0; i < 3; i++) made.Insert(0, (string?)(await person.Http.Sent(HttpMethod.Post, Path, []))["id"]);
        var first = await person.Http.Read($"{Path}?limit=2");
        var second = await person.Http.Read($"{Path}?limit=2&cursor={first["next_cursor"]}");
        Assert.Equal(made, first["data"]!.AsArray().Concat(second["data"]!.AsArray()).Select(c => (string?)c!["id"]));
        Assert.True((bool)first["has_more"]!);
        Assert.False((bool)second["has_more"]!);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("cursor=nonsense", "cursor")]
    [InlineData("colour=red", "colour")]
    public async Task Names_the_parameter_that_is_wrong(string query, string field)
    {
        var person = await app.NewPerson();
        var problem = await person.Http.Send(HttpMethod.Get, $"{Path}?{query}").IsRefused(400, "request.invalid");
        Assert.Equal(field, Assert.Single(problem["errors"]!.AsObject()).Key);
    }

    [Fact]
    public async Task Shows_nobody_elses()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        await theirs.Http.Sent(HttpMethod.Post, Path, []);
        Assert.Empty((await mine.Http.Read(Path))["data"]!.AsArray());
        await app.Client().Send(HttpMethod.Get, Path).IsRefused(401, "auth.required");
    }
}
