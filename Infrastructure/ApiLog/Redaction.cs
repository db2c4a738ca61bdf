using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.ApiLog;

/// <summary>
/// What the API log keeps of a request: ids, numbers, times, choices, and texts that are marked <c>[Logged]</c>. Of every
/// other text only its length is kept, and of a secret not even that. Whatever is quoted has card numbers masked.
/// </summary>
static partial class Redaction
{
    const int MostItems = 20, Readable = 4000;

    static readonly ConcurrentDictionary<Type, (string Name, PropertyInfo Property, bool IsLogged)[]> Known = [];

    /// <summary>JSON, or null when there is nothing to tell.</summary>
    public static string? Arguments(object? request)
    {
        if (request is null) return null;
        var kept = new JsonObject();
        foreach (var (name, property, isLogged) in Known.GetOrAdd(request.GetType(), PropertiesOf))
            if (property.GetValue(request) is { } value) kept[name] = Of(value, isLogged);
        return kept.Count == 0 ? null : kept.ToJsonString();
    }

    static (string, PropertyInfo, bool)[] PropertiesOf(Type request) =>
    [
        .. request.GetProperties().Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && !p.IsDefined(typeof(SecretAttribute)))
            .Select(p => (JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name), p, p.IsDefined(typeof(LoggedAttribute)))),
    ];

    static JsonNode? Of(object value, bool isLogged) => value switch
    {
        ITypedId or Enum or bool or int or long or DateOnly or DateTimeOffset or Money => JsonSerializer.SerializeToNode(value, value.GetType(), Wire.Options),
        string text when isLogged => Text(text, 200),
        string text => string.Create(CultureInfo.InvariantCulture, $"({text.Length} characters)"),
        IEnumerable items when isLogged => new JsonArray([.. items.Cast<object>().Take(MostItems).Select(i => Of(i, true))]),
        ICollection items => string.Create(CultureInfo.InvariantCulture, $"({items.Count} items)"),
        _ => "(…)",
    };

    /// <summary>A text without card numbers, API keys and control characters, and not longer than this.</summary>
    public static string? Text(string? text, int longest)
    {
        if (text is null) return null;
        if (text.Length > Readable) text = text[..Readable];
        if (text.AsSpan().IndexOfAnyInRange('\0', '\x1f') >= 0) text = Control().Replace(text, " ");
        if (text.AsSpan().IndexOfAnyInRange('0', '9') >= 0) text = Digits().Replace(text, Masked);
        if (text.Contains("fk_", StringComparison.Ordinal)) text = Key().Replace(text, "[API key]");
        // Masked before it is cut: half a card number looks like none.
        return text.Length > longest ? string.Concat(text.AsSpan(0, longest - 1), "…") : text;
    }

    /// <summary>13 to 19 digits, perhaps in groups (ISO/IEC 7812).</summary>
    [GeneratedRegex(@"(?<![0-9])[0-9](?:[ -]?[0-9]){12,18}(?![0-9])")]
    private static partial Regex Digits();

    /// <summary>Whole ones and parts: a person pastes either into an address.</summary>
    [GeneratedRegex("fk_(live|sandbox)_[0-9A-Za-z_]+")]
    private static partial Regex Key();

    [GeneratedRegex(@"[\x00-\x1f]")]
    private static partial Regex Control();

    static string Masked(Match match)
    {
        var digits = new StringBuilder(match.Length);
        foreach (var c in match.ValueSpan)
            if (char.IsAsciiDigit(c)) digits.Append(c);
        if (!IsCard(digits.ToString())) return match.Value;
        return string.Concat("[card …", digits.ToString().AsSpan(digits.Length - 4), "]");
    }

    /// <summary>The check digit of Luhn (ISO/IEC 7812-1, annex B).</summary>
    static bool IsCard(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1 && (digit *= 2) > 9) digit -= 9;
            sum += digit;
        }
        return sum % 10 == 0;
    }
}
