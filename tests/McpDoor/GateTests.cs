using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Fintech.Tests.McpDoor;

public sealed class GateTests(DoorHost door, GateTests.WithoutSse plain) : IClassFixture<DoorHost>,
    IClassFixture<GateTests.WithoutSse>
{
    public sealed class WithoutSse() : DoorHost("--Mcp:LegacySse", "false");

    static HttpRequestMessage Call(string tool) =>
        DoorHost.Request("tools/call", tool, $$"""
            "name":"{{tool}}","arguments":{"name":"x"}
            """);

    [Fact]
    public async Task Asks_for_a_credential_and_says_where_to_read_about_it()
    {
        var answer = await door.Http(null).SendAsync(Call("list_things"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var challenge = Assert.Single(answer.Headers.WwwAuthenticate).ToString();
        Assert.Contains("resource_metadata=\"http://localhost:5080/.well-known/oauth-protected-resource/mcp\"",
            challenge);
        Assert.Contains("scope=\"things:read things:write\"", challenge);
        Assert.Equal("auth.required", (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await door.Http(null).GetAsync("/mcp/sse")).StatusCode);
        var metadata = await door.Http(null).GetFromJsonAsync<JsonObject>("/.well-known/oauth-protected-resource/mcp");
        Assert.Equal("http://localhost:5080/mcp", (string?)metadata!["resource"]);
        Assert.Equal(["things:read", "things:write"], metadata["scopes_supported"]!.AsArray().Select(s => (string)s!));
    }

    [Theory]
    [InlineData("start_thing")]
    [InlineData("=?base64?c3RhcnRfdGhpbmc=?=")]
    public async Task Names_every_scope_that_a_client_must_ask_for(string header)
    {
        var call = Call("start_thing");
        call.Headers.Remove("Mcp-Name");
        call.Headers.Add("Mcp-Name", header);
        var answer = await door.Http("things:read").SendAsync(call);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var challenge = Assert.Single(answer.Headers.WwwAuthenticate).ToString();
        Assert.Contains("error=\"insufficient_scope\"", challenge);
        Assert.Contains("scope=\"things:read things:write\"", challenge);
        Assert.Contains("resource_metadata=", challenge);
    }

    [Theory]
    [InlineData("http://evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("null", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "evil.example:5080", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:6274", null, HttpStatusCode.OK)]
    [InlineData(null, "127.0.0.1:1", HttpStatusCode.OK)]
    [InlineData(null, null, HttpStatusCode.OK)]
    public async Task Lets_in_no_foreign_page_and_no_foreign_host_name(string? origin, string? host,
        HttpStatusCode status)
    {
        var call = Call("list_things");
        call.Content = DoorHost.Request("tools/call", "list_things",
            "\"name\":\"list_things\",\"arguments\":{}").Content;
        if (origin is not null) call.Headers.Add("Origin", origin);
        if (host is not null) call.Headers.Host = host;
        Assert.Equal(status, (await door.Http("things:read").SendAsync(call)).StatusCode);
    }

    [Fact]
    public async Task Names_the_same_versions_in_discovery_and_in_its_refusal_of_an_unknown_one()
    {
        var (_, discovery) = await door.Send("things:read", DoorHost.Request("server/discover", null, ""));
        var versions = discovery["result"]!["supportedVersions"]!.AsArray().Select(v => (string)v!).ToList();
        Assert.Contains("2026-07-28", versions);
        Assert.Contains("2025-11-25", versions);
        var unknown = DoorHost.Request("server/discover", null, "");
        unknown.Headers.Remove("MCP-Protocol-Version");
        unknown.Headers.Add("MCP-Protocol-Version", "v999");
        var (http, refusal) = await door.Send("things:read", unknown);
        Assert.Equal(HttpStatusCode.BadRequest, http.StatusCode);
        Assert.Equal(versions.Order(),
            refusal["error"]!["data"]!["supported"]!.AsArray().Select(v => (string)v!).Order());
        Assert.Equal("Fintech",
            (string?)discovery["result"]!["_meta"]!["io.modelcontextprotocol/serverInfo"]!["title"]);
        Assert.NotNull(discovery["result"]!["_meta"]!["io.modelcontextprotocol/serverInfo"]!["icons"]);
    }

    [Fact]
    public async Task Serves_the_oldest_transport_only_when_it_is_switched_on()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await plain.Http("things:read").GetAsync("/mcp/sse")).StatusCode);
        await using var client = await plain.Client("2025-11-25", "things:read");
        Assert.NotEmpty(await client.ListToolsAsync());
    }

    [Fact]
    public async Task Gives_a_session_to_nobody_but_who_opened_it()
    {
        var http = door.Http("ann/things:read");
        var hello = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Headers = { { "Accept", "application/json, text/event-stream" } },
            Content = JsonContent.Create(JsonNode.Parse("""
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":
                {"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
                """)),
        };
        var session = (await http.SendAsync(hello)).Headers.GetValues("Mcp-Session-Id").Single();
        HttpRequestMessage List() => new(HttpMethod.Post, "/mcp")
        {
            Headers = { { "Accept", "application/json, text/event-stream" }, { "Mcp-Session-Id", session } },
            Content = JsonContent.Create(
                JsonNode.Parse("""{"jsonrpc":"2.0","id":2,"method":"tools/list","params":{}}""")),
        };
        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(List())).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await door.Http("bob/things:read").SendAsync(List())).StatusCode);
    }
}
