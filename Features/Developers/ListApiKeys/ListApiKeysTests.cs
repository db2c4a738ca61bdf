using Fintech.Support;

namespace Fintech.Features.Developers.ListApiKeys;

public sealed class ListApiKeysTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Gives_the_newest_first_page_by_page()
    {
        var person = await app.NewPerson();
        for (var i = 0; i < 5; i++) await person.Key("banking:read");
        var (ids, cursor) = (new List<string>(), "");
        do
        {
            var page = await person.Http.Read("/v1/api-keys?limit=2" + cursor);
            Assert.Equal("list", (string?)page["object"]);
            ids.AddRange(page["data"]!.AsArray().Select(k => (string)k!["id"]!));
            cursor = page["next_cursor"] is { } next ? "&cursor=" + next : "";
            Assert.Equal(cursor.Length > 0, (bool)page["has_more"]!);
        }
        while (cursor.Length > 0);
        Assert.Equal(5, ids.Distinct().Count());
        Assert.Equal(ids.OrderDescending(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task Never_shows_another_environments_keys()
    {
        var (person, other) = (await app.NewPerson(), await app.NewPerson());
        await other.Key("banking:read");
        Assert.Empty((await person.Http.Read("/v1/api-keys"))["data"]!.AsArray());
    }

    [Fact]
    public async Task A_key_that_manages_may_list_and_another_may_not()
    {
        var person = await app.NewPerson();
        var (manages, reads) = (await person.ClientWith("developers:manage"), await person.ClientWith("banking:read"));
        Assert.Equal(2, (await manages.Read("/v1/api-keys"))["data"]!.AsArray().Count);
        await reads.Send(HttpMethod.Get, "/v1/api-keys").IsRefused(403, "auth.insufficient_scope");
        await app.Client().Send(HttpMethod.Get, "/v1/api-keys").IsRefused(401, "auth.required");
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("cursor=x")]
    [InlineData("colour=red")]
    public async Task Says_what_is_wrong(string query) =>
        await (await app.NewPerson()).Http.Send(HttpMethod.Get, "/v1/api-keys?" + query)
            .IsRefused(400, "request.invalid");
}
