using Fintech.Support;

namespace Fintech.Features.Realtime.ListEvents;

public sealed class ListEventsTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Pages_through_every_event_once_newest_first()
    {
        var person = await app.NewPerson();
        await person.Link();
        // The list ends where an older transaction of anybody is still open, so the newest may take a moment.
        await Tester.Until(() => person.Http.Read("/v1/events?type=bank_connection.synced"), l => l["data"]!.AsArray().Count > 0);
        var all = (await person.Http.Read("/v1/events?limit=100"))["data"]!.AsArray().Select(e => (string)e!["id"]!).ToList();
        Assert.True(all.Count >= 3);
        var paged = new List<string>();
        for (string? cursor = null; ;)
        {
            var page = await person.Http.Read("/v1/events?limit=2" + (cursor is null ? "" : $"&cursor={cursor}"));
            paged.AddRange(page["data"]!.AsArray().Select(e => (string)e!["id"]!));
            if (!(bool)page["has_more"]!) break;
            cursor = (string?)page["next_cursor"];
        }
        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task Filters_by_type_and_shows_only_what_the_caller_may_see()
    {
        var person = await app.NewPerson();
        await person.Link();
        var banking = await person.ClientWith("banking:read");
        var keys = (await Tester.Until(
            () => person.Http.Read("/v1/events?type=api_key.created"), l => l["data"]!.AsArray().Count > 0))["data"]!.AsArray();
        var seen = (await banking.Read("/v1/events?limit=100"))["data"]!.AsArray().Select(e => (string)e!["type"]!).ToList();
        Assert.DoesNotContain(seen, type => type.StartsWith("api_key."));
        Assert.Contains("bank_connection.synced", seen);
        Assert.Single(keys);
        Assert.DoesNotContain("secret", keys[0]!.ToJsonString());
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("cursor=zz-zz", "cursor")]
    public async Task Names_the_parameter_that_is_wrong(string query, string field)
    {
        var person = await app.NewPerson();
        var problem = await person.Http.Send(HttpMethod.Get, $"/v1/events?{query}").IsRefused(400, "request.invalid");
        Assert.Equal(field, Assert.Single(problem["errors"]!.AsObject()).Key);
    }

    [Fact]
    public async Task Shows_nobody_elses()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        await theirs.Http.Sent(HttpMethod.Post, "/v1/banking/connections", []);
        Assert.Empty((await mine.Http.Read("/v1/events"))["data"]!.AsArray());
        await app.Client().Send(HttpMethod.Get, "/v1/events").IsRefused(401, "auth.required");
    }
}
