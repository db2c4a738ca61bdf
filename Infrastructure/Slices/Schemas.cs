using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Fintech.Infrastructure.Data;

namespace Fintech.Infrastructure.Slices;

/// <summary>
/// JSON Schema 2020-12 of the wire's types, with their descriptions and examples: inline for MCP tools, and with
/// <c>$ref</c> to named components for OpenAPI 3.1.
/// </summary>
/// <param name="components">Where named types go; null writes everything inline.</param>
public sealed class Schemas(JsonObject? components = null)
{
    public const string IdSuffixPattern = "[0-7][0-9a-hjkmnp-tv-z]{25}";

    /// <summary>The schema of a whole request or response; never a reference at the top when inline.</summary>
    public JsonObject Of(Type type, bool input) =>
        components is null || input ? Record(type, input) : (JsonObject)Node(type, false, input);

    /// <summary>One property of a request, for a query or path parameter.</summary>
    public JsonObject Property(JsonPropertyInfo property, bool input)
    {
        var schema = (JsonObject)Node(property.PropertyType, IsNullable(property, input), input);
        Describe(property, schema);
        if (input) SchemaLimits.Add(property, schema);
        return schema;
    }

    JsonObject Record(Type type, bool input)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var property in Wire.Options.GetTypeInfo(type).Properties)
        {
            if (property is { Get: null, Set: null }) continue; // ignored: it is for the server alone
            properties[property.Name] = property is { Name: "object", Set: null } ? Discriminator(property) : Property(property, input);
            if (!input || IsRequired(property)) required.Add(property.Name);
        }
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0) schema["required"] = required;
        if (input) schema["additionalProperties"] = false;
        if (type.GetCustomAttribute<DescriptionAttribute>() is { } words) schema["description"] = words.Description;
        return schema;
    }

    /// <summary>Every object names its own kind, always the same word.</summary>
    static JsonObject Discriminator(JsonPropertyInfo property)
    {
        var any = RuntimeHelpers.GetUninitializedObject(property.DeclaringType);
        return new JsonObject { ["type"] = "string", ["const"] = (string?)property.Get!(any) };
    }

    JsonNode Node(Type type, bool nullable, bool input)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        var info = Wire.Options.GetTypeInfo(bare);
        var schema = Scalar(bare, input) ?? info.Kind switch
        {
            JsonTypeInfoKind.Enumerable =>
                new JsonObject { ["type"] = "array", ["items"] = Node(info.ElementType!, false, input) },
            JsonTypeInfoKind.Dictionary =>
                new JsonObject { ["type"] = "object", ["additionalProperties"] = Node(info.ElementType!, false, input) },
            JsonTypeInfoKind.Object => Named(bare, input),
            JsonTypeInfoKind.None => throw new NotSupportedException($"Schemas does not know {bare}."),
            _ => [],
        };
        return nullable ? OrNull(schema) : schema;
    }

    JsonObject Named(Type type, bool input)
    {
        if (components is null) return Record(type, input);
        var name = Name(type);
        if (!components.ContainsKey(name))
        {
            components[name] = new JsonObject(); // stands for itself while its own properties are walked
            components[name] = Record(type, input);
        }
        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    static string Name(Type type) => type.IsGenericType
        ? type.Name[..type.Name.IndexOf('`')] + string.Concat(type.GetGenericArguments().Select(Name))
        : type.Name.EndsWith("View", StringComparison.Ordinal) ? type.Name[..^4] : type.Name;

    JsonObject? Scalar(Type type, bool input)
    {
        if (type == typeof(string)) return Typed("string");
        if (type == typeof(bool)) return Typed("boolean");
        if (type == typeof(int) || type == typeof(long)) return Typed("integer");
        if (type == typeof(DateTimeOffset)) return Typed("string", "date-time");
        if (type == typeof(DateOnly)) return Typed("string", "date");
        if (type == typeof(Money)) return MoneySchema(input);
        if (type == typeof(JsonElement)) return [];
        if (type == typeof(JsonObject)) return new JsonObject { ["type"] = "object", ["additionalProperties"] = true };
        if (type.IsEnum)
            return new JsonObject
            {
                ["type"] = "string",
                ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(n => (JsonNode)JsonNamingPolicy.SnakeCaseLower.ConvertName(n))]),
            };
        if (!type.IsAssignableTo(typeof(ITypedId))) return null;
        var prefix = (string)type.GetProperty("Prefix", BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;
        return Id(prefix);
    }

    public static JsonObject Id(string prefix) =>
        new() { ["type"] = "string", ["pattern"] = $"^{prefix}_{IdSuffixPattern}$" };

    public static JsonObject IdempotencyKey() =>
        new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 255, ["pattern"] = "^[ -~]+$" };

    JsonObject MoneySchema(bool input)
    {
        JsonObject Build() => new()
        {
            ["type"] = "object",
            ["description"] = "An exact decimal amount of one currency: into the account is positive, out is negative.",
            ["properties"] = new JsonObject
            {
                ["value"] = new JsonObject
                {
                    ["type"] = input ? new JsonArray("string", "number") : "string",
                    ["description"] = "Decimal, in units of the currency (not cents)",
                    ["pattern"] = @"^-?\d+(\.\d{1,10})?$", ["examples"] = new JsonArray("12.50"),
                },
                ["currency"] = new JsonObject
                {
                    ["type"] = "string", ["description"] = "ISO 4217 code", ["examples"] = new JsonArray("USD"),
                },
            },
            ["required"] = new JsonArray("value", "currency"),
            ["additionalProperties"] = false,
        };
        if (components is null) return Build();
        components.TryAdd("Money", Build());
        return new JsonObject { ["$ref"] = "#/components/schemas/Money" };
    }

    static JsonObject Typed(string type, string? format = null)
    {
        var schema = new JsonObject { ["type"] = type };
        if (format is not null) schema["format"] = format;
        return schema;
    }

    static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is not JsonValue type || schema.ContainsKey("properties"))
            return schema.Count == 0 ? schema : new JsonObject { ["anyOf"] = new JsonArray(schema, Typed("null")) };
        schema["type"] = new JsonArray(type.DeepClone(), "null");
        if (schema["enum"] is JsonArray values) values.Add(null);
        return schema;
    }

    static bool IsRequired(JsonPropertyInfo property) =>
        property.AssociatedParameter is { HasDefaultValue: false } || property.IsRequired;

    static bool IsNullable(JsonPropertyInfo property, bool input) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (!property.PropertyType.IsValueType && (input ? property.IsSetNullable : property.IsGetNullable));

    static void Describe(JsonPropertyInfo property, JsonObject schema)
    {
        if (Find<DescriptionAttribute>(property) is [var words, ..]) schema["description"] = words.Description;
        if (Find<ExampleAttribute>(property) is { Count: > 0 } examples)
            schema["examples"] = new JsonArray([.. examples.Select(e => Example(e.Value))]);
        if (Find<SecretAttribute>(property).Count > 0 && schema["type"] is not null) schema["format"] = "password";
        if (property.AssociatedParameter is { HasDefaultValue: true, DefaultValue: { } value } && value is int or bool)
            schema["default"] = JsonSerializer.SerializeToNode(value);
    }

    // A positional record's attributes are on the property or, without "property:", on the constructor's parameter.
    static List<T> Find<T>(JsonPropertyInfo property) where T : Attribute =>
        [.. property.AttributeProvider?.GetCustomAttributes(typeof(T), true).Cast<T>() ?? [],
         .. property.AssociatedParameter?.AttributeProvider?.GetCustomAttributes(typeof(T), true).Cast<T>() ?? []];

    static JsonNode Example(string text)
    {
        try { return JsonNode.Parse(text)!; }
        catch (JsonException) { return JsonValue.Create(text); }
    }
}
