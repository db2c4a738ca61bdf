using System.Text.Json;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Mcp.Resources;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Mcp.Subscriptions;

/// <summary>Decides which watched addresses an event concerns.</summary>
sealed class ResourceUpdates(ResourceCatalogue resources)
{
    /// <summary>The addresses among <paramref name="uris"/> that the caller may watch at all.</summary>
    public List<string> Watchable(IEnumerable<string> uris, Caller caller) =>
        [.. uris.Where(uri => resources.MayRead(uri, caller)).Distinct()];

    public IEnumerable<string> Concerned(FeedEvent item, IEnumerable<string> uris, Caller caller) =>
        caller.Has(item.Scope) ? uris.Where(uri => Concerns(item, uri, caller)) : [];

    bool Concerns(FeedEvent item, string uri, Caller caller) =>
        resources.Match(uri) is { } resource && caller.Has(resource.Scope)
        && resource.UpdatedBy.Any(type => IsType(item.Type, type))
        && resource.Template.Match(uri)!.Values.All(value => !NamesAnother(item.View.Data, value));

    static bool IsType(string type, string declared) => declared.EndsWith(".*", StringComparison.Ordinal)
        ? type.StartsWith(declared[..^1], StringComparison.Ordinal)
        : type == declared;

    // An address about acct_1 is not concerned when the changed object speaks of acct_2 and of no acct_1. What cannot
    // be told from the object (a text filter, a date) counts as concerned: who looks once too often loses nothing.
    static bool NamesAnother(JsonElement data, string value)
    {
        var mark = value.IndexOf('_');
        if (mark <= 0 || !data.TryGetProperty("object", out var about) || about.ValueKind is not JsonValueKind.Object)
            return false;
        var others = false;
        foreach (var property in about.EnumerateObject())
        {
            if (property.Value.ValueKind is not JsonValueKind.String) continue;
            var text = property.Value.GetString()!;
            if (text == value) return false;
            others |= text.Length == value.Length
                && text.AsSpan().StartsWith(value.AsSpan(0, mark + 1), StringComparison.Ordinal);
        }
        return others;
    }
}
