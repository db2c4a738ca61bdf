using System.Diagnostics;
using Fintech.Support;
using Fintech.Tests.ApiLog;

namespace Fintech.Features.Realtime.StreamEvents;

public sealed class StreamEventsTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_purchase_at_the_bank_is_on_the_stream_within_two_seconds()
    {
        var person = await app.NewPerson();
        await person.Link();
        await using var stream = await EventStream.Open(await person.ClientWith("banking:read"));
        var began = Stopwatch.StartNew();
        await person.Purchase("Live Bakery", 3.21m);
        var items = await stream.Until(all => all.Any(i => i.EventType == "transaction.added"));
        Assert.Contains("-3.21", items.First(i => i.EventType == "transaction.added").Data);
        Assert.True(began.Elapsed < TimeSpan.FromSeconds(5), $"took {began.Elapsed}"); // the suites hold it to two
    }

    [Fact]
    public async Task Resumes_after_the_last_id_without_a_gap_or_a_double()
    {
        var person = await app.NewPerson();
        var http = await person.ClientWith("banking:read");
        var made = new List<string>();
        string lastId;
        await using (var first = await EventStream.Open(http))
        {
            made.Add(await Connect(person));
            lastId = (await first.Until(all => all.Count == 1))[0].EventId!;
        }
        for (var i = 0; i < 5; i++) made.Add(await Connect(person));
        await using var second = await EventStream.Open(http, lastId);
        made.Add(await Connect(person));
        var items = await second.Until(all => all.Count >= 6);
        Assert.Equal(made.Skip(1), items.Select(i => System.Text.Json.Nodes.JsonNode.Parse(i.Data)!["data"]!["object"]!["id"]!.ToString()));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("7fffffff-1-1")]
    public async Task An_id_that_means_nothing_here_asks_for_a_resync(string id)
    {
        var person = await app.NewPerson();
        await using var stream = await EventStream.Open(await person.ClientWith("banking:read"), id);
        Assert.Equal("resync", (await stream.Until(all => all.Count > 0))[0].EventType);
        await Connect(person);
        await stream.Until(all => all.Any(i => i.EventType == "bank_connection.created")); // and it goes on
    }

    [Fact]
    public async Task Carries_nothing_of_another_tenant_and_nothing_beyond_the_scope()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        await using var stream = await EventStream.Open(await mine.ClientWith("banking:read"));
        await Connect(theirs);
        await mine.Key("banking:read"); // api_key.created needs developers:manage
        var wanted = await Connect(mine);
        var items = await stream.Until(all => all.Count > 0);
        await Task.Delay(300);
        Assert.Contains(wanted, Assert.Single(stream.Items).Data);
        Assert.Single(items);
    }

    [Fact]
    public async Task A_key_that_was_revoked_hears_of_nothing_that_came_after()
    {
        var person = await app.NewPerson();
        await using var stream = await EventStream.Open(await person.ClientWith("banking:read"));
        await Connect(person);
        await stream.Until(all => all.Count == 1);
        await person.Http.Sent(HttpMethod.Delete, $"/v1/api-keys/{await person.KeyId()}");
        await Task.Delay(600); // a check that was made a moment before holds for half a second
        await Connect(person);
        await Task.Delay(1000);
        Assert.Single(stream.Items);
    }

    [Fact]
    public async Task Refuses_a_stranger_and_a_cookie_without_an_environment()
    {
        var person = await app.NewPerson();
        await app.Client().Send(HttpMethod.Get, "/v1/events/stream").IsRefused(401, "auth.required");
        person.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        await person.Http.Send(HttpMethod.Get, "/v1/events/stream").IsRefused(400, "environment.required");
        using var named = await person.Http.SendAsync(
            new(HttpMethod.Get, $"/v1/events/stream?environment={person.Environment}"), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(200, (int)named.StatusCode);
    }

    static async Task<string> Connect(Tester person) =>
        (string)(await person.Http.Sent(HttpMethod.Post, "/v1/banking/connections", []))["id"]!;
}
