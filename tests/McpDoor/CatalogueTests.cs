using System.Reflection;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Mcp.Resources;
using Fintech.Infrastructure.Slices;

namespace Fintech.Tests.McpDoor;

/// <summary>Rules for every tool and resource of the product.</summary>
public sealed class CatalogueTests
{
    static readonly Assembly Product = typeof(SliceResource).Assembly;

    static readonly List<SliceResource> Resources = [.. ResourceCatalogue.Scan(Product).All];

    static readonly List<SliceTool> Tools =
    [
        .. Product.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(SliceTool)))
            .Select(t => (SliceTool)Activator.CreateInstance(t)!),
    ];

    [Fact]
    public void Every_resource_is_updated_by_events_that_exist()
    {
        var declared = Product.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(EventType) && !f.DeclaringType!.ContainsGenericParameters)
            .Select(f => ((EventType)f.GetValue(null)!).Name).ToList();
        Assert.NotEmpty(declared);
        Assert.NotEmpty(Resources);
        Assert.All(Resources, r =>
        {
            Assert.NotEmpty(r.UpdatedBy);
            Assert.All(r.UpdatedBy, type => Assert.Contains(declared, d =>
                type.EndsWith(".*", StringComparison.Ordinal) ? d.StartsWith(type[..^1], StringComparison.Ordinal)
                    : d == type));
        });
    }

    [Fact]
    public void Every_variable_of_an_address_is_a_property_of_the_request()
    {
        Assert.All(Resources, resource =>
        {
            var request = Base(resource.GetType()).GetGenericArguments()[0];
            var known = Wire.Options.GetTypeInfo(request).Properties.Select(p => p.Name).ToHashSet();
            Assert.NotEmpty(resource.ProtocolResourceTemplate.Description!);
            Assert.All(resource.Template.Variables, v => Assert.Contains(v, known));
        });

        static Type Base(Type type) => type.BaseType!.IsGenericType ? type.BaseType : Base(type.BaseType);
    }

    [Fact]
    public void Every_tool_describes_itself_and_each_of_its_arguments()
    {
        Assert.NotEmpty(Tools);
        Assert.All(Tools, tool =>
        {
            Assert.Matches("^[a-z][a-z0-9_]{2,63}$", tool.ProtocolTool.Name);
            Assert.NotEmpty(tool.ProtocolTool.Description!);
            Assert.NotNull(tool.Scope);
            Assert.Equal("object", tool.ProtocolTool.OutputSchema!.Value.GetProperty("type").GetString());
            if (!tool.ProtocolTool.InputSchema.TryGetProperty("properties", out var properties)) return;
            Assert.All(properties.EnumerateObject(), p => Assert.True(
                p.Value.TryGetProperty("description", out _),
                    $"{tool.ProtocolTool.Name}.{p.Name} has no description."));
            if (tool.Rules.Writes is not (null or Idempotency.None))
                Assert.True(properties.TryGetProperty("idempotency_key", out _), tool.ProtocolTool.Name);
        });
    }
}
