using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Fintech.Infrastructure.Data;
using ModelContextProtocol;

namespace Fintech.Tests.McpDoor;

public sealed class SubscriptionTests : IAsyncLifetime
{
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    readonly DoorHost door = new();

    public Task InitializeAsync() => door.InitializeAsync();
    public Task DisposeAsync() => door.DisposeAsync();

    [Fact]
    public async Task Tells_a_listener_what_changed_and_nothing_else()
    {
        using var listener = await Listen("things:read", "things://all", "things://one/thing_a", "things://nowhere",
            "things://one/thing_nowhere", "things://one/thing_b");
        var first = await listener.Next();
        Assert.Equal("notifications/subscriptions/acknowledged", (string?)first["method"]);
        Assert.Equal(["things://all", "things://one/thing_a", "things://one/thing_b"],
            first["params"]!["notifications"]!["resourceSubscriptions"]!.AsArray().Select(u => (string)u!));
        Assert.Equal("l1", (string?)first["params"]!["_meta"]!["io.modelcontextprotocol/subscriptionId"]);

        door.Happens("other.updated", new { id = "thing_a" });
        door.Happens("thing.updated", new { id = "thing_a" }, TypeId.New<EnvironmentId>());
        door.Happens("thing.updated", new { id = "thing_a" }, scope: "things:secret");
        door.Happens("thing.updated", new { id = "thing_b" });
        var changed = new[] { await listener.Next(), await listener.Next() };
        Assert.All(changed, m => Assert.Equal("notifications/resources/updated", (string?)m["method"]));
        Assert.Equal(["things://all", "things://one/thing_b"],
            changed.Select(m => (string)m["params"]!["uri"]!).Order());
        Assert.All(changed, m =>
            Assert.Equal("l1", (string?)m["params"]!["_meta"]!["io.modelcontextprotocol/subscriptionId"]));
    }

    [Fact]
    public async Task Grants_nothing_without_the_scope()
    {
        using var listener = await Listen("other:read", "things://all");
        Assert.Empty((await listener.Next())["params"]!["notifications"]!.AsObject());
        Assert.Equal(0, door.Followers);
    }

    [Fact]
    public async Task Ends_the_stream_of_a_revoked_credential_and_tells_it_nothing_more()
    {
        using var listener = await Listen("ann/things:read", "things://all");
        await listener.Next();
        door.Credentials.Revoke("ann");
        door.Happens("thing.updated", new { id = "thing_a" });
        var last = await listener.Next();
        Assert.Null(last["method"]);
        Assert.Equal("complete", (string?)last["result"]!["resultType"]);
        await Until(() => door.Followers == 0);
    }

    [Fact]
    public async Task Says_in_a_silence_that_it_is_still_there()
    {
        await using var quick = new QuickHost();
        await quick.InitializeAsync();
        using var listener = await Listen(quick, "things:read", "things://all");
        await listener.Next();
        Assert.Equal(": still here", await listener.Line());
        quick.Happens("thing.updated", new { id = "thing_a" });
        Assert.Equal("things://all", (string?)(await listener.Next())["params"]!["uri"]);
    }

    sealed class QuickHost() : DoorHost("--Mcp:KeepAlive", "00:00:00.2"), IAsyncDisposable
    {
        ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());
    }

    [Fact]
    public async Task Forgets_a_listener_that_went_away()
    {
        using (var listener = await Listen("things:read", "things://all"))
        {
            await listener.Next();
            Assert.Equal(1, door.Followers);
        }
        await Until(() => door.Followers == 0);
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2024-11-05")]
    public async Task Tells_a_session_what_it_subscribed_to(string era)
    {
        await using (var client = await door.Client(era, "ann/things:read"))
        {
            var told = Channel.CreateUnbounded<string>();
            async Task<IAsyncDisposable> Watch(string uri) =>
                await client.SubscribeToResourceAsync(uri, (update, ct) => told.Writer.WriteAsync(update.Uri, ct));
            await Watch("things://one/thing_a");
            await using (await Watch("things://all"))
            {
                door.Happens("thing.created", new { id = "thing_c" });
                Assert.Equal("things://all", await told.Reader.ReadAsync().AsTask().WaitAsync(Soon));
            }
            door.Happens("thing.updated", new { id = "thing_b" });
            door.Happens("thing.updated", new { id = "thing_a" });
            Assert.Equal("things://one/thing_a", await told.Reader.ReadAsync().AsTask().WaitAsync(Soon));
            await Assert.ThrowsAsync<McpProtocolException>(async () =>
                await client.SubscribeToResourceAsync("things://nowhere"));
            await Assert.ThrowsAsync<McpProtocolException>(async () =>
                await client.SubscribeToResourceAsync("things://one/thing_nowhere"));
        }
        await Until(() => door.Followers == 0);
    }

    [Fact]
    public async Task Ends_the_session_of_a_revoked_credential()
    {
        await using var client = await door.Client("2025-11-25", "bob/things:read");
        await client.SubscribeToResourceAsync("things://all");
        door.Credentials.Revoke("bob");
        door.Happens("thing.updated", new { id = "thing_a" });
        await Until(() => door.Followers == 0);
    }

    [Fact]
    public async Task Tells_of_everything_watched_when_the_reader_was_too_slow()
    {
        using var listener = await Listen("things:read", "things://one/thing_a");
        await listener.Next();
        for (var i = 0; i < 2000; i++) door.Happens("thing.updated", new { id = "thing_b" });
        Assert.Equal("things://one/thing_a", (string?)(await listener.Next())["params"]!["uri"]);
    }

    Task<Listener> Listen(string credential, params string[] uris) => Listen(door, credential, uris);

    static async Task<Listener> Listen(DoorHost door, string credential, params string[] uris)
    {
        var list = new JsonArray([.. uris.Select(u => (JsonNode)u)]).ToJsonString();
        var request = DoorHost.Request("subscriptions/listen", null, $$"""
            "notifications":{"resourceSubscriptions":{{list}}}
            """);
        request.Content = new StringContent(
            (await request.Content!.ReadAsStringAsync()).Replace("\"id\":1", "\"id\":\"l1\""),
            System.Text.Encoding.UTF8, "application/json");
        var answer = await door.Http(credential).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new(answer, new(await answer.Content.ReadAsStreamAsync()));
    }

    static async Task Until(Func<bool> condition)
    {
        for (var i = 0; i < 200 && !condition(); i++) await Task.Delay(50);
        Assert.True(condition());
    }

    sealed class Listener(HttpResponseMessage answer, StreamReader lines) : IDisposable
    {
        /// <summary>The next line that is not empty.</summary>
        public async Task<string> Line()
        {
            while (await lines.ReadLineAsync().WaitAsync(Soon) is { } line)
                if (line.Length > 0) return line;
            throw new EndOfStreamException();
        }

        public async Task<JsonNode> Next()
        {
            while (await lines.ReadLineAsync().WaitAsync(Soon) is { } line)
                if (line.StartsWith("data: ", StringComparison.Ordinal)) return JsonNode.Parse(line[6..])!;
            throw new EndOfStreamException();
        }

        public void Dispose() => answer.Dispose();
    }
}
