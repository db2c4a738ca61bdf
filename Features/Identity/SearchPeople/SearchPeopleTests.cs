using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Identity.SearchPeople;

public sealed class SearchPeopleTests(App app) : IClassFixture<App>
{
    static async Task<List<string>> Ids(Tester one, string query)
    {
        var page = await one.Http.Read("/v1/operator/people?" + query);
        return [.. page["data"]!.AsArray().Select(a => (string)a!["id"]!)];
    }

    [Fact]
    public async Task Finds_by_a_part_of_the_address_or_name_in_any_case_and_by_id()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        var word = $"Zq{Guid.NewGuid():N}";
        await app.Sql("update people set name = $1 where id = $2", $"Ada {word} King", person.Id.Value);
        string[] only = [person.Id.ToString()];
        Assert.Equal(only, await Ids(one, "q=" + person.Email[3..20].ToUpperInvariant()));
        Assert.Equal(only, await Ids(one, "q=" + word.ToLowerInvariant()));
        Assert.Equal(only, await Ids(one, $"q={person.Id}"));
        Assert.Empty(await Ids(one, $"q={word}%25")); // a sign, and no wildcard
        Assert.Empty(await Ids(one, $"q={word.Replace('Z', '_')}"));
        Assert.Contains(person.Id.ToString(), await Ids(one, "limit=100"));
    }

    [Fact]
    public async Task Shows_only_those_that_are_locked_or_operators()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        var word = $"f{Guid.NewGuid():N}";
        await app.Sql("update people set name = $1 where id in ($2, $3)", word, one.Id.Value, person.Id.Value);
        await one.Lock(person);
        Assert.Equal([person.Id.ToString()], await Ids(one, $"q={word}&locked=true"));
        Assert.Equal([one.Id.ToString()], await Ids(one, $"q={word}&locked=false"));
        Assert.Equal([one.Id.ToString()], await Ids(one, $"q={word}&operator=true"));
        Assert.Equal([person.Id.ToString()], await Ids(one, $"q={word}&operator=false"));
        await one.Http.Send(HttpMethod.Get, "/v1/operator/people?locked=perhaps").IsRefused(400, "request.invalid");
    }

    [Fact]
    public async Task Pages_through_the_newest_first()
    {
        var one = await app.NewOperator();
        var word = $"p{Guid.NewGuid():N}";
        var made = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var person = await app.NewPerson();
            await app.Sql("update people set name = $1 where id = $2", word, person.Id.Value);
            made.Insert(0, person.Id.ToString());
        }
        var first = await one.Http.Read($"/v1/operator/people?q={word}&limit=2");
        Assert.True((bool)first["has_more"]!);
        var second = await one.Http.Read($"/v1/operator/people?q={word}&limit=2&cursor={first["next_cursor"]}");
        Assert.Equal(made, first["data"]!.AsArray().Concat(second["data"]!.AsArray()).Select(a => (string)a!["id"]!));
        Assert.False((bool)second["has_more"]!);
        await one.Http.Send(HttpMethod.Get, "/v1/operator/people?cursor=x").IsRefused(400, "request.invalid");
        await one.Http.Send(HttpMethod.Get, "/v1/operator/people?limit=101").IsRefused(400, "request.invalid");
    }

    [Fact]
    public async Task Is_audited_and_shows_nobody_who_was_deleted()
    {
        var (one, person) = (await app.NewOperator(), await app.NewPerson());
        await app.Sql("update people set deleted_at = now() where id = $1", person.Id.Value);
        Assert.Empty(await Ids(one, $"q={person.Id}"));
        await one.Http.Send(HttpMethod.Get, person.Id.Page()).IsRefused(404, "person.not_found");
        Assert.Equal(1L, await app.Sql(
            "select count(*) from audit_entries where action = 'search_people' and actor->>'id' = $1", one.Id.ToString()));
    }
}
