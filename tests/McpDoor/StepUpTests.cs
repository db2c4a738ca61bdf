using System.Text.Json.Nodes;
using Fintech.Infrastructure.Data;
using Fintech.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.McpDoor;

/// <summary>What a slice declares holds at this door too: a step-up binds people, and a key is not asked.</summary>
public sealed class StepUpTests(App app) : IClassFixture<App>, IAsyncLifetime
{
    readonly DoorHost door = new(app.Services.GetRequiredService<Database>());

    public Task InitializeAsync() => door.InitializeAsync();
    public Task DisposeAsync() => door.DisposeAsync();

    [Theory]
    [InlineData("key/things:read,things:write", null)]
    [InlineData("client-fresh/things:read,things:write", null)]
    [InlineData("client-old/things:read,things:write", "auth.step_up_required")]
    public async Task A_tool_asks_people_for_a_second_factor(string credential, string? refusal)
    {
        foreach (var era in (string[])["2026-07-28", "2025-11-25"])
        {
            await using var client = await door.Client(era, credential);
            var answer = await client.CallToolAsync(
                "move_thing", new Dictionary<string, object?> { ["id"] = "thing_a" });
            var body = JsonNode.Parse(answer.StructuredContent!.ToString()!)!;
            Assert.Equal(refusal is not null, answer.IsError is true);
            Assert.Equal(refusal, (string?)body["code"]);
        }
    }
}
