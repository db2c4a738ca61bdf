using System.Net;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Fintech.Tests.McpDoor;

public sealed class EraTests(DoorHost door) : IClassFixture<DoorHost>
{
    public static readonly TheoryData<string> Eras = ["2026-07-28", "2025-11-25", "2025-06-18", "2024-11-05"];

    static Dictionary<string, object?> Arguments =>
        new() { ["limit"] = 3, ["above"] = new { value = "12.50", currency = "USD" } };

    [Theory, MemberData(nameof(Eras))]
    public async Task Answers_a_call_with_the_same_text_and_structure(string era)
    {
        await using var client = await door.Client(era, "things:read");
        Assert.Equal(era, client.NegotiatedProtocolVersion);
        Assert.Equal("fintech", client.ServerInfo!.Name);
        Assert.Contains("exact decimals", client.ServerInstructions!);
        var result = await client.CallToolAsync("list_things", Arguments);
        Assert.Equal("12.50", result.StructuredContent!.Value.GetProperty("above").GetProperty("value").GetString()!);
        var text = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
        Assert.True(JsonElement.DeepEquals(result.StructuredContent.Value, JsonElement.Parse(text)));
    }

    [Theory, MemberData(nameof(Eras))]
    public async Task Lists_only_what_the_caller_may_use(string era)
    {
        await using var reader = await door.Client(era, "things:read");
        Assert.Equal(["break_thing", "get_thing", "list_things"], (await reader.ListToolsAsync()).Select(t => t.Name));
        Assert.Equal(["things://all", "things://broken"], (await reader.ListResourcesAsync()).Select(r => r.Uri));
        Assert.Equal(["things://all{?limit,status}", "things://broken{?id}", "things://one/{id}"],
            (await reader.ListResourceTemplatesAsync()).Select(r => r.UriTemplate));
        await using var stranger = await door.Client(era, "other:read");
        Assert.Empty(await stranger.ListToolsAsync());
        Assert.Empty(await stranger.ListResourcesAsync());
        Assert.Empty(await stranger.ListResourceTemplatesAsync());
    }

    [Theory, MemberData(nameof(Eras))]
    public async Task Refuses_a_tool_and_a_resource_without_their_scope_with_403(string era)
    {
        await using var client = await door.Client(era, "other:read");
        var call = await Assert.ThrowsAnyAsync<HttpRequestException>(
            async () => await client.CallToolAsync("list_things", Arguments));
        Assert.Equal(HttpStatusCode.Forbidden, call.StatusCode);
        var read = await Assert.ThrowsAnyAsync<HttpRequestException>(async () =>
            await client.ReadResourceAsync("things://all"));
        Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
    }

    [Theory, MemberData(nameof(Eras))]
    public async Task Reads_resources_by_address(string era)
    {
        await using var client = await door.Client(era, "things:read");
        var all = Assert.IsType<TextResourceContents>(
            Assert.Single((await client.ReadResourceAsync("things://all?limit=7&status=%5B%22open%22%5D")).Contents));
        Assert.Equal("application/json", all.MimeType);
        Assert.Contains("\"limit\":7", all.Text);
        Assert.Contains("\"status\":[\"open\"]", all.Text);
        var one = Assert.IsType<TextResourceContents>(
            Assert.Single((await client.ReadResourceAsync("things://one/thing%20x")).Contents));
        Assert.Contains("\"id\":\"thing x\"", one.Text);
        Assert.Equal("things://one/thing%20x", one.Uri);
    }

    [Theory, MemberData(nameof(Eras))]
    public async Task Says_in_the_eras_own_words_that_a_resource_is_not_there(string era)
    {
        await using var client = await door.Client(era, "things:read");
        foreach (var uri in (string[])["things://one/thing_nowhere", "things://elsewhere"])
        {
            var refusal = await Assert.ThrowsAsync<McpProtocolException>(async () =>
                await client.ReadResourceAsync(uri));
            Assert.Equal(era == "2026-07-28" ? McpErrorCode.InvalidParams : McpErrorCode.ResourceNotFound,
                refusal.ErrorCode);
        }
        foreach (var uri in (string[])["things://all?colour=red", "things://all?limit=0", "things://all?limit=x"])
        {
            var refusal = await Assert.ThrowsAsync<McpProtocolException>(async () =>
                await client.ReadResourceAsync(uri));
            Assert.Equal(McpErrorCode.InvalidParams, refusal.ErrorCode);
        }
    }

    [Theory, MemberData(nameof(Eras))]
    public async Task Completes_variables_with_what_the_caller_can_see(string era)
    {
        await using var client = await door.Client(era, "things:read");
        var reference = new ResourceTemplateReference { Uri = "things://one/{id}" };
        Assert.Equal(["thing_a", "thing_b"], (await client.CompleteAsync(reference, "id", "thing")).Completion.Values);
        Assert.Equal(["thing_b"], (await client.CompleteAsync(reference, "id", "_B")).Completion.Values);
        var states = new ResourceTemplateReference { Uri = "things://all{?limit,status}" };
        Assert.Equal(["closed", "open"], (await client.CompleteAsync(states, "status", "")).Completion.Values);
        await using var stranger = await door.Client(era, "other:read");
        Assert.Empty((await stranger.CompleteAsync(reference, "id", "")).Completion.Values);
    }
}
