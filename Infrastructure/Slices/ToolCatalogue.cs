using ModelContextProtocol.Server;

namespace Fintech.Infrastructure.Slices;

/// <summary>Every tool, built once. The SDK is given this collection itself: tools registered as services are copied into a new one for each request.</summary>
public sealed class ToolCatalogue
{
    public McpServerPrimitiveCollection<McpServerTool> Collection { get; } = [];

    public ToolCatalogue(IEnumerable<SliceTool> tools)
    {
        foreach (var tool in tools.OrderBy(t => t.ProtocolTool.Name, StringComparer.Ordinal)) Collection.Add(tool);
    }

    public IEnumerable<SliceTool> All => Collection.OfType<SliceTool>();

    public SliceTool? Find(string? name) =>
        name is not null && Collection.TryGetPrimitive(name, out var tool) ? tool as SliceTool : null;
}
