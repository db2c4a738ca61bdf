using System.Text.Json.Nodes;
using Fintech.Infrastructure.Data;
using Fintech.Support;

namespace Fintech.Features.Banking.CompleteBankConnection;

public sealed class CompleteBankConnectionTests(App app) : IClassFixture<App>
{
    const string Path = "/v1/banking/connections";

    [Fact]
    public async Task Before_the_person_is_done_it_still_links()
    {
        var person = await app.NewPerson();
        var connection = await person.Http.Sent(HttpMethod.Post, Path, []);
        var asked = await person.Http.Sent(HttpMethod.Post, $"{Path}/{connection["id"]}/complete", []);
        Assert.Equal("linking", (string?)asked["status"]);
    }

    [Fact]
    public async Task The_webhook_alone_completes_it_when_the_browser_was_closed()
    {
        var person = await app.NewPerson();
        var connection = await person.Http.Sent(HttpMethod.Post, Path, []);
        await person.FinishAtBank(connection);
        var active = await Tester.Until(
            () => person.Http.Read($"{Path}/{connection["id"]}"), c => (string?)c["status"] == "active");
        Assert.Equal("First Platypus Bank", (string?)active["institution"]!["name"]);
        Assert.Null(active["link_url"]);
    }

    [Fact]
    public async Task Twenty_at_once_exchange_the_token_once()
    {
        var person = await app.NewPerson();
        var connection = await person.Http.Sent(HttpMethod.Post, Path, []);
        await person.FinishAtBank(connection);
        var asked = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            person.Http.Sent(HttpMethod.Post, $"{Path}/{connection["id"]}/complete", [])));
        Assert.All(asked, c => Assert.Contains((string?)c["status"], new[] { "syncing", "active" }));
    }

    [Fact]
    public async Task An_expired_link_says_so_and_changes_nothing_else()
    {
        var person = await app.NewPerson();
        var connection = await person.Http.Sent(HttpMethod.Post, Path, []);
        var token = new Uri((string)connection["link_url"]!).Segments[^1];
        await person.Bank.Sent(HttpMethod.Post, "/_sandbox/link/expire", new JsonObject { ["link_token"] = token });
        using var page = await new HttpClient().GetAsync((string?)connection["link_url"]);
        Assert.Equal(410, (int)page.StatusCode);
        Assert.Empty((await person.Http.Read("/v1/banking/accounts"))["data"]!.AsArray());
    }

    [Fact]
    public async Task Another_persons_connection_is_not_there()
    {
        var (mine, theirs) = (await app.NewPerson(), await app.NewPerson());
        var connection = await theirs.Http.Sent(HttpMethod.Post, Path, []);
        await mine.Http.Send(HttpMethod.Post, $"{Path}/{connection["id"]}/complete", [])
            .IsRefused(404, "bank_connection.not_found");
        await mine.Http.Send(HttpMethod.Post, $"{Path}/{TypeId.Text("conn", Guid.CreateVersion7())}/complete", [])
            .IsRefused(404, "bank_connection.not_found");
        await mine.Http.Send(HttpMethod.Post, $"{Path}/conn_nonsense/complete", []).IsRefused(400, "request.invalid");
        await app.Client().Send(HttpMethod.Post, $"{Path}/{connection["id"]}/complete", []).IsRefused(401, "auth.required");
    }
}
