using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Fintech.Tests.McpDoor;

/// <summary>A tool that sends a person to a page does its work once, whatever the client can show.</summary>
public sealed class PageTests(DoorHost door) : IClassFixture<DoorHost>
{
    static Dictionary<string, object?> Named(string name) => new() { ["name"] = name };

    [Theory]
    [InlineData("2026-07-28", "accept", "agreed")]
    [InlineData("2025-11-25", "accept", "agreed")]
    [InlineData("2026-07-28", "decline", "declined")]
    [InlineData("2025-11-25", "cancel", "has not opened")]
    public async Task Asks_a_client_that_can_open_pages(string era, string action, string said)
    {
        ElicitRequestParams? asked = null;
        await using var client = await door.Client(era, "things:write", new McpClientOptions
        {
            Capabilities = new() { Elicitation = new() { Url = new() } },
            Handlers = new()
            {
                ElicitationHandler = (question, _) =>
                {
                    asked = question;
                    return ValueTask.FromResult(new ElicitResult { Action = action });
                },
            },
        });
        var result = await client.CallToolAsync("start_thing", Named("x"));
        var id = result.StructuredContent!.Value.GetProperty("id").GetString();
        Assert.Equal("url", asked!.Mode);
        Assert.Equal($"http://localhost:5080/things/continue?thing={id}", asked.Url);
        Assert.Contains(said, Assert.IsType<TextContentBlock>(result.Content[1]).Text);
    }

    [Theory]
    [InlineData("2026-07-28")]
    [InlineData("2025-11-25")]
    [InlineData("2024-11-05")]
    public async Task Gives_the_address_to_a_client_that_cannot(string era)
    {
        await using var client = await door.Client(era, "things:write");
        var result = await client.CallToolAsync("start_thing", Named("y"));
        var id = result.StructuredContent!.Value.GetProperty("id").GetString();
        Assert.Contains($"/things/continue?thing={id}", Assert.IsType<TextContentBlock>(result.Content[1]).Text);
    }

    [Fact]
    public async Task Takes_back_only_its_own_state()
    {
        var (_, asked) = await door.Send("ann/things:write", Call("x", null));
        Assert.Equal("input_required", (string?)asked["result"]!["resultType"]);
        var state = (string)asked["result"]!["requestState"]!;
        Assert.Null((await door.Send("ann/things:write", Call("x", state))).Message["error"]);
        Assert.NotNull((await door.Send("bob/things:write", Call("x", state))).Message["error"]);
        Assert.NotNull((await door.Send("ann/things:write", Call("z", state))).Message["error"]);
        var changed = Convert.FromBase64String(state);
        changed[^1] ^= 1;
        Assert.NotNull((await door.Send("ann/things:write",
            Call("x", Convert.ToBase64String(changed)))).Message["error"]);
        Assert.NotNull((await door.Send("ann/things:write", Call("x", "nonsense"))).Message["error"]);
    }

    static HttpRequestMessage Call(string name, string? state)
    {
        var parameters = new JsonObject
        {
            ["name"] = "start_thing",
            ["arguments"] = new JsonObject { ["name"] = name },
            ["_meta"] = new JsonObject
            {
                ["io.modelcontextprotocol/protocolVersion"] = "2026-07-28",
                ["io.modelcontextprotocol/clientCapabilities"] = JsonNode.Parse("""{"elicitation":{"url":{}}}"""),
            },
        };
        if (state is not null)
        {
            parameters["requestState"] = state;
            parameters["inputResponses"] = JsonNode.Parse("""{"open_page":{"action":"accept"}}""");
        }
        return DoorHost.Raw("tools/call", "start_thing", new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = 1,
            ["method"] = "tools/call",
            ["params"] = parameters,
        }.ToJsonString(JsonSerializerOptions.Default));
    }
}
