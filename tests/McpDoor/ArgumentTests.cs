namespace Fintech.Tests.McpDoor;

public sealed class ArgumentTests(DoorHost door) : IClassFixture<DoorHost>
{
    [Fact]
    public async Task Publishes_flat_arguments_and_an_output_schema()
    {
        var (_, message) = await door.Send("things:read", DoorHost.Request("tools/list", null, ""));
        Assert.Equal("private", (string?)message["result"]!["cacheScope"]);
        var tool = message["result"]!["tools"]!.AsArray().Single(t => (string)t!["name"]! == "list_things")!;
        var schema = tool["inputSchema"]!;
        Assert.Equal(["limit", "status", "above"], schema["properties"]!.AsObject().Select(p => p.Key));
        Assert.Null(schema["required"]);
        Assert.False((bool)schema["additionalProperties"]!);
        Assert.Equal("How many at most, 1 to 100", (string?)schema["properties"]!["limit"]!["description"]);
        Assert.Equal(25, (int)schema["properties"]!["limit"]!["default"]!);
        Assert.Equal("object", (string?)tool["outputSchema"]!["type"]);
        Assert.Contains("data", tool["outputSchema"]!["properties"]!.AsObject().Select(p => p.Key));
        Assert.True((bool)tool["annotations"]!["readOnlyHint"]!);
        Assert.False((bool)tool["annotations"]!["openWorldHint"]!);
    }

    [Theory]
    [InlineData("list_things", """{"colour":"red"}""", "colour")]
    [InlineData("list_things", """{"above":{"value":"5","currency":"USD","colour":"red"}}""", "above")]
    [InlineData("list_things", """{"above":{"value":"five","currency":"USD"}}""", "above")]
    [InlineData("list_things", """{"limit":"many"}""", "limit")]
    [InlineData("list_things", """{"limit":101}""", "limit")]
    [InlineData("get_thing", """{"id":7}""", "id")]
    [InlineData("get_thing", "{}", "request")]
    public async Task Names_the_argument_that_is_wrong(string tool, string arguments, string field)
    {
        var (_, message) = await door.Send("things:read",
            DoorHost.Request("tools/call", tool, $"\"name\":\"{tool}\",\"arguments\":{arguments}"));
        Assert.True((bool)message["result"]!["isError"]!);
        var body = message["result"]!["structuredContent"]!;
        Assert.Equal("request.invalid", (string?)body["code"]);
        var (name, words) = Assert.Single(body["errors"]!.AsObject());
        Assert.StartsWith(field, name);
        Assert.DoesNotContain("Fintech", words!.ToJsonString());
        Assert.DoesNotContain("System", words.ToJsonString());
    }

    [Fact]
    public async Task Says_which_arguments_there_are_when_one_is_unknown()
    {
        var (_, message) = await door.Send("things:read",
            DoorHost.Request("tools/call", "list_things", "\"name\":\"list_things\",\"arguments\":{\"size\":3}"));
        Assert.Contains("above, limit, status",
            (string?)message["result"]!["structuredContent"]!["errors"]!["size"]![0]);
    }
}
