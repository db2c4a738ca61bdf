using Fintech.Support;

namespace Fintech.Tests.McpDoor;

/// <summary>The log is for whoever runs the server: a client's mistake is not theirs to mend, a bug is.</summary>
public sealed class LogTests
{
    [Theory]
    [InlineData("tools/call", "nothing", "\"name\":\"nothing\",\"arguments\":{}")]
    [InlineData("tools/call", "list_things", "\"name\":\"list_things\",\"arguments\":{\"limit\":\"x\"}")]
    [InlineData("resources/read", "things://none", "\"uri\":\"things://none\"")]
    [InlineData("resources/read", "things://one/thing_nowhere", "\"uri\":\"things://one/thing_nowhere\"")]
    [InlineData("no/such", null, "")]
    [InlineData("completion/complete", null, "\"ref\":{\"type\":\"ref/nothing\"}")]
    public async Task A_mistake_of_a_client_is_not_logged_as_a_fault(string method, string? name, string parameters)
    {
        await using var host = await Started();
        var (_, message) = await host.Door.Send("things:read", DoorHost.Request(method, name, parameters));
        Assert.NotNull(message["error"] ?? message["result"]!["isError"]);
        Assert.Empty(host.Door.Log.Lines);
    }

    [Theory]
    [Asvs("16.5.1", 2), Asvs("16.5.4", 3)]
    [InlineData("tools/call", "break_thing", "\"name\":\"break_thing\",\"arguments\":{\"id\":\"x\"}")]
    [InlineData("resources/read", "things://broken", "\"uri\":\"things://broken\"")]
    [InlineData("completion/complete", null, """
        "ref":{"type":"ref/resource","uri":"things://broken{?id}"},"argument":{"name":"id","value":""}
        """)]
    public async Task A_bug_is_logged_once_with_what_failed(string method, string? name, string parameters)
    {
        await using var host = await Started();
        var (_, message) = await host.Door.Send("things:read", DoorHost.Request(method, name, parameters));
        Assert.DoesNotContain("secret detail", message.ToJsonString());
        var line = Assert.Single(host.Door.Log.Lines);
        Assert.StartsWith("Error Fintech.Infrastructure.", line);
        Assert.Contains("secret detail", line);
    }

    static async Task<Running> Started()
    {
        var door = new DoorHost();
        await door.InitializeAsync();
        return new(door);
    }

    sealed record Running(DoorHost Door) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Door.DisposeAsync();
    }
}
