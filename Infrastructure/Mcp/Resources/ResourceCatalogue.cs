using System.Reflection;
using Fintech.Infrastructure.Slices;
using ModelContextProtocol.Server;

namespace Fintech.Infrastructure.Mcp.Resources;

/// <summary>Every resource, found by scan and built once.</summary>
public sealed class ResourceCatalogue
{
    public McpServerResourceCollection Collection { get; } = [];
    public IReadOnlyList<SliceResource> All { get; }

    public ResourceCatalogue(IEnumerable<SliceResource> resources)
    {
        All = [.. resources.OrderBy(r => r.Template.Text, StringComparer.Ordinal)];
        foreach (var resource in All) Collection.Add(resource);
    }

    public static ResourceCatalogue Scan(Assembly assembly) => new(assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(SliceResource)))
        .Select(t => (SliceResource)Activator.CreateInstance(t)!));

    public SliceResource? Find(string? template) => All.FirstOrDefault(r => r.Template.Text == template);

    public SliceResource? Match(string? uri) => uri is null ? null : All.FirstOrDefault(r => r.IsMatch(uri));

    /// <summary>
    /// Why the scope's caller cannot read an address that names one thing, or null. Lists are always there.
    /// </summary>
    public ValueTask<Error?> Refusal(string uri, IServiceProvider services, CancellationToken ct) =>
        Match(uri) is { Template.HasPathVariables: true } one ? one.Refusal(services, uri, ct) : default;

    /// <summary>Whether the address is one of a resource that the caller may read.</summary>
    public bool MayRead(string uri, Caller caller) =>
        Collection.FirstOrDefault(r => r.IsMatch(uri)) is { } resource
        && (resource is not SliceResource slice || caller.Has(slice.Scope));
}
