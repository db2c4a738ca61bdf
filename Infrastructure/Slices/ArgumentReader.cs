using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Primitives;

namespace Fintech.Infrastructure.Slices;

/// <summary>
/// Turns named arguments (a tool's, a query's, a route's, a body's) into a request, and says which one is wrong in words
/// that a person or an agent can act on.
/// </summary>
public sealed class ArgumentReader<TRequest> where TRequest : notnull
{
    enum Form { Text, Plain, Structure }

    public static readonly ArgumentReader<TRequest> Instance = new();

    readonly JsonTypeInfo<TRequest> info = WireInfo<TRequest>.Info;
    readonly FrozenDictionary<string, Form> known;

    ArgumentReader() => known = info.Properties.ToFrozenDictionary(p => p.Name, FormOf);

    static Form FormOf(JsonPropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type == typeof(bool) || type == typeof(int) || type == typeof(long) ? Form.Plain
            : type == typeof(Data.Money) || Wire.Options.GetTypeInfo(type).Kind is not JsonTypeInfoKind.None ? Form.Structure
            : Form.Text;
    }

    /// <summary>From a JSON object as text.</summary>
    public Result<TRequest> Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Wire.Options.MaxDepth });
        try
        {
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject) return new MalformedJson();
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                if (!known.TryGetValue(name, out var form)) return Unknown(name);
                reader.Read();
                if (form is not Form.Text && reader.TokenType is JsonTokenType.String) return ReadLoose(json);
                reader.Skip();
            }
        }
        catch (JsonException) { return new MalformedJson(); }
        return Deserialize(json);
    }

    Result<TRequest> ReadLoose(ReadOnlySpan<byte> json)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        return Read(document.RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value)), []);
    }

    /// <summary>From arguments that are JSON already, and others that are text (a route's and a query's).</summary>
    public Result<TRequest> Read(
        IEnumerable<KeyValuePair<string, JsonElement>> arguments, IEnumerable<KeyValuePair<string, StringValues>> texts)
    {
        var buffer = WireBuffer.Rent();
        var writer = buffer.Writer;
        writer.WriteStartObject();
        foreach (var (name, value) in arguments)
        {
            if (!known.TryGetValue(name, out var form)) return Unknown(name);
            writer.WritePropertyName(name);
            // Agents often send an object, an array or a number as text; take it as what it holds.
            if (form is not Form.Text && value.ValueKind is JsonValueKind.String && IsJson(value.GetString()!, form))
                writer.WriteRawValue(value.GetString()!);
            else value.WriteTo(writer);
        }
        foreach (var (name, values) in texts)
        {
            if (!known.TryGetValue(name, out var form)) return Unknown(name);
            if (values.Count != 1) return InvalidRequest.On(name, "Given more than once.");
            writer.WritePropertyName(name);
            if (form is not Form.Text && IsJson(values[0]!, form)) writer.WriteRawValue(values[0]!);
            else writer.WriteStringValue(values[0]);
        }
        writer.WriteEndObject();
        writer.Flush();
        return Deserialize(buffer.Bytes.WrittenSpan);
    }

    Result<TRequest> Deserialize(ReadOnlySpan<byte> json)
    {
        // PostgreSQL's text cannot hold a NUL, and JSON can only write one this way.
        if (HoldsNul(json)) return InvalidRequest.On(FieldWithNul(json), "The character NUL is not allowed.");
        try { return JsonSerializer.Deserialize(json, info)!; }
        catch (JsonException wrong)
        {
            var path = wrong.Path is { Length: > 2 } p ? p[2..] : "request";
            return InvalidRequest.On(path, Reason(wrong, info.Properties.FirstOrDefault(p => p.Name == path)?.PropertyType));
        }
    }

    // Behind an even number of backslashes, these six characters are a NUL; behind an odd one, a person's own text.
    static bool HoldsNul(ReadOnlySpan<byte> json)
    {
        for (int start = 0, at; (at = json[start..].IndexOf("\\u0000"u8)) >= 0; start += at + 1)
        {
            var before = json[..(start + at)];
            var backslashes = before.Length - (before.LastIndexOfAnyExcept((byte)'\\') + 1);
            if (backslashes % 2 == 0) return true;
        }
        return false;
    }

    static string FieldWithNul(ReadOnlySpan<byte> json)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        return document.RootElement.EnumerateObject()
            .FirstOrDefault(p => HoldsNul(Encoding.UTF8.GetBytes(p.Value.GetRawText()))) is { Name: var name }
            ? name : "request";
    }

    InvalidRequest Unknown(string name) => InvalidRequest.On(name, known.Count == 0
        ? "Unknown. This takes no arguments."
        : $"Unknown. Known are: {string.Join(", ", known.Keys.Order())}.");

    // The serializer's own words name .NET types; only what our converters and the missing-property text say can be used.
    static string Reason(JsonException wrong, Type? wanted)
    {
        const string missing = "JSON deserialization for type";
        if (wrong.Message.StartsWith(missing, StringComparison.Ordinal)
            && wrong.Message.IndexOf(": ", StringComparison.Ordinal) is > 0 and var at)
            return "Required and missing: " + wrong.Message[(at + 2)..];
        var ours = wrong.InnerException is null
            && !wrong.Message.Contains("System.", StringComparison.Ordinal)
            && !wrong.Message.Contains("Fintech.", StringComparison.Ordinal);
        if (wrong.Message.StartsWith("Duplicate property", StringComparison.Ordinal)) return "Given more than once.";
        return ours ? wrong.Message.Split(" Path:")[0] : Expected(wanted);
    }

    static string Expected(Type? wanted)
    {
        var type = wanted is null ? null : Nullable.GetUnderlyingType(wanted) ?? wanted;
        return type switch
        {
            { IsEnum: true } =>
                $"Expected one of: {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))}.",
            _ when type == typeof(int) || type == typeof(long) => "A whole number was expected.",
            _ when type == typeof(bool) => "Expected true or false.",
            _ when type == typeof(DateOnly) => "A day such as 2026-07-28 was expected.",
            _ when type == typeof(string) => "A text was expected.",
            _ => "The value has the wrong type or form.",
        };
    }

    static bool IsJson(string text, Form form)
    {
        var start = text.AsSpan().TrimStart();
        if (form is Form.Structure && start is not ['{' or '[', ..]) return false;
        if (form is Form.Plain && start is ['{' or '[' or '"', ..]) return false;
        try
        {
            using var _ = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException) { return false; }
    }
}
