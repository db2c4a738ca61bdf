using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fintech.Infrastructure.Audit;

/// <summary>
/// JSON in the one form that RFC 8785 (JSON Canonicalization Scheme) gives it, so that everybody who hashes the same thing
/// hashes the same bytes. Numbers are whole here: a fraction would need ECMAScript's own printing, and no entry has one.
/// </summary>
static class CanonicalJson
{
    public static byte[] Bytes(JsonNode? node)
    {
        var text = new StringBuilder(512);
        Write(node, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case null: text.Append("null"); return;
            case JsonObject members: Write(members, text); return;
            case JsonArray items:
                text.Append('[');
                for (var i = 0; i < items.Count; i++)
                {
                    if (i > 0) text.Append(',');
                    Write(items[i], text);
                }
                text.Append(']');
                return;
            default: Write(node.AsValue(), text); return;
        }
    }

    // By UTF-16 code units (RFC 8785 §3.2.3), which is how .NET compares texts ordinally.
    static void Write(JsonObject members, StringBuilder text)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (!first) text.Append(',');
            first = false;
            Write(name, text);
            text.Append(':');
            Write(value, text);
        }
        text.Append('}');
    }

    static void Write(JsonValue value, StringBuilder text)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String: Write(value.GetValue<string>(), text); return;
            case JsonValueKind.True: text.Append("true"); return;
            case JsonValueKind.False: text.Append("false"); return;
            case JsonValueKind.Number when long.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var whole)
                && Math.Abs(whole) <= 9_007_199_254_740_991:
                text.Append(whole.ToString(CultureInfo.InvariantCulture));
                return;
            default: throw new NotSupportedException($"{value.ToJsonString()} has no canonical form here.");
        }
    }

    // RFC 8785 §3.2.2.2: the short escapes, \u00xx for other controls, everything else as it is.
    static void Write(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        text.Append('"');
    }
}
