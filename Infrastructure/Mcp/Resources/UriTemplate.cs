using System.Text.RegularExpressions;

namespace Fintech.Infrastructure.Mcp.Resources;

/// <summary>
/// A URI template (RFC 6570) of the two forms that resources need: <c>{name}</c> for a path segment, and one
/// <c>{?a,b}</c> at the end for optional query parameters.
/// </summary>
public sealed partial class UriTemplate
{
    readonly Regex shape;
    readonly string[] path;

    public UriTemplate(string text)
    {
        Text = text;
        var query = text.IndexOf("{?", StringComparison.Ordinal);
        Base = query < 0 ? text : text[..query];
        Query = query < 0 ? [] : text[(query + 2)..^1].Split(',');
        path = [.. Variable().Matches(Base).Select(m => m.Groups[1].Value)];
        var pattern = Variable().Replace(Regex.Escape(Base).Replace("\\{", "{"), "([^/?#]+)");
        shape = new Regex($"^{pattern}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    public string Text { get; }

    /// <summary>The part before the query.</summary>
    public string Base { get; }

    public IReadOnlyList<string> Query { get; }

    public bool HasPathVariables => path.Length > 0;

    public IEnumerable<string> Variables => path.Concat(Query);

    /// <summary>
    /// The variables' values, percent-decoded; null when the URI is another one. Unknown query names are kept.
    /// </summary>
    public Dictionary<string, string>? Match(string? uri)
    {
        if (uri is not { Length: > 0 and <= 2048 }) return null;
        var mark = uri.IndexOf('?');
        if (mark >= 0 && Query.Count == 0) return null;
        var match = shape.Match(mark < 0 ? uri : uri[..mark]);
        if (!match.Success) return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < path.Length; i++)
            values[path[i]] = Uri.UnescapeDataString(match.Groups[i + 1].Value);
        if (mark < 0) return values;
        foreach (var pair in uri[(mark + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=');
            var name = Uri.UnescapeDataString(at < 0 ? pair : pair[..at]);
            var value = at < 0 ? "" : Uri.UnescapeDataString(pair[(at + 1)..].Replace('+', ' '));
            if (!values.TryAdd(name, value)) return null;
        }
        return values;
    }

    [GeneratedRegex(@"\{([a-z_]+)\}")] private static partial Regex Variable();
}
