using System.Text.Json;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;

namespace Fintech.Tests.Goldens;

public sealed class GoldenTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_description_of_the_API_is_kept()
    {
        var text = await app.Client().GetStringAsync("/openapi/v1.json");
        Assert.True(JsonNode.Parse(text)!["paths"]!.AsObject().Count > 15);
        // Only the address of this run differs.
        var anywhere = text.Replace(app.Url.GetLeftPart(UriPartial.Authority), "http://localhost:5080");
        Golden.IsKept("openapi.json", JsonNode.Parse(anywhere)!);
    }

    [Fact]
    public void The_list_of_tools_is_kept()
    {
        var tools = app.Services.GetRequiredService<ToolCatalogue>().All.Select(t => t.ProtocolTool).ToList();
        Assert.NotEmpty(tools);
        Golden.IsKept("mcp-tools.json", JsonSerializer.SerializeToNode(tools, McpJsonUtilities.DefaultOptions)!);
    }
}
