using System.Text.Json.Nodes;

namespace Fintech.Tests.McpDoor;

/// <summary>The direct lane must be indistinguishable from the SDK but for its content type and speed.</summary>
public sealed class LaneTests(DoorHost door, LaneTests.WithoutLane sdk) : IClassFixture<DoorHost>,
    IClassFixture<LaneTests.WithoutLane>
{
    public sealed class WithoutLane() : DoorHost("--Mcp:DirectLane", "false");

    [Theory]
    [InlineData("list_things", "{}")]
    [InlineData("list_things", """{"status":["open"],"limit":"3"}""")]
    [InlineData("list_things", """{"status":"[\"open\"]"}""")]
    [InlineData("list_things", """{"above":{"value":12.50,"currency":"USD"}}""")]
    [InlineData("list_things", """{"above":"{\"value\":\"12.50\",\"currency\":\"USD\"}"}""")]
    [InlineData("list_things", """{"limit":0}""")]
    [InlineData("list_things", """{"limit":"many"}""")]
    [InlineData("list_things", """{"limit":null}""")]
    [InlineData("list_things", """{"colour":"red"}""")]
    [InlineData("list_things", """{"above":{"value":"12.50","currency":"USD","colour":"red"}}""")]
    [InlineData("get_thing", """{"id":"thing_nowhere"}""")]
    [InlineData("get_thing", """{"id":7}""")]
    [InlineData("get_thing", "{}")]
    [InlineData("get_thing", """{"id":"\u00fcn\u0131\u2028 \"q\""}""")]
    public async Task Answers_as_the_SDK_does(string tool, string arguments)
    {
        var parameters = $"\"name\":\"{tool}\",\"arguments\":{arguments}";
        var direct = await door.Send("things:read", DoorHost.Request("tools/call", tool, parameters));
        var through = await sdk.Send("things:read", DoorHost.Request("tools/call", tool, parameters));
        Assert.Equal("application/json", direct.Http.Content.Headers.ContentType!.MediaType);
        Assert.Equal("text/event-stream", through.Http.Content.Headers.ContentType!.MediaType);
        Assert.Equal(direct.Http.StatusCode, through.Http.StatusCode);
        AssertEqual(through.Message, direct.Message);
    }

    [Theory]
    [InlineData("list_things",
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_things","arguments":{},"x":1,META}}""")]
    [InlineData("list_things",
        """{"jsonrpc":"2.0","id":"a\u0062","method":"tools/call","params":"""
        + """{"name":"list_things","arguments":{},META}}""")]
    [InlineData("list_things",
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_things",META}}""")]
    [InlineData("list_things",
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_thing","arguments":{},META}}""")]
    [InlineData("list_things",
        """{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"name":"list_things","arguments":{},META}}""")]
    [InlineData("list_things",
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_things","arguments":{}}}""")]
    [InlineData("list_things",
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_things","arguments":[],META}}""")]
    [InlineData("list_things",
        """{"jsonrpc":"2.0","method":"tools/call","params":{"name":"list_things","arguments":{},META}}""")]
    [InlineData("list_things",
        """{"jsonrpc":"2.0","id":null,"method":"tools/call","params":{"name":"list_things","arguments":{},META}}""")]
    [InlineData("list_things",
        """[{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_things","arguments":{},META}}]""")]
    [InlineData("list_things",
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_things","arguments":{},META}} x""")]
    [InlineData("list_things", """{"jsonrpc":"2.0","id":1""")]
    [InlineData("nothing",
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"nothing","arguments":{},META}}""")]
    public async Task Leaves_everything_else_to_the_SDK(string header, string body)
    {
        body = body.Replace("META", DoorHost.Meta);
        var direct = await Raw(door, header, body);
        var through = await Raw(sdk, header, body);
        Assert.Equal(through, direct);
    }

    [Fact]
    public async Task Tells_a_bug_without_its_details_on_both_roads()
    {
        foreach (var host in (DoorHost[])[door, sdk])
        {
            var call = DoorHost.Request("tools/call", "break_thing", "\"name\":\"break_thing\",\"arguments\":{}");
            var (_, message) = await host.Send("things:read", call);
            Assert.True((bool)message["result"]!["isError"]!);
            Assert.Equal("server.unexpected", (string?)message["result"]!["structuredContent"]!["code"]);
            Assert.DoesNotContain("secret", message.ToJsonString());
        }
    }

    // Everything must be equal but the names of the two requests.
    static void AssertEqual(JsonNode expected, JsonNode actual)
    {
        foreach (var message in (JsonNode[])[expected, actual])
        {
            if (message["result"]!["structuredContent"]!["request_id"] is not { } id) continue;
            message["result"]!["content"]![0]!["text"] = ((string)message["result"]!["content"]![0]!["text"]!).Replace(
                (string)id!, "req");
            message["result"]!["structuredContent"]!["request_id"] = "req";
        }
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{expected.ToJsonString()}\n{actual.ToJsonString()}");
    }

    static async Task<string> Raw(DoorHost host, string name, string body)
    {
        var answer = await host.Http("things:read").SendAsync(DoorHost.Raw("tools/call", name, body));
        var type = answer.Content.Headers.ContentType?.MediaType;
        return $"{(int)answer.StatusCode} {type} {await answer.Content.ReadAsStringAsync()}";
    }
}
