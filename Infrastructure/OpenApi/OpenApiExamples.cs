using System.Text.Json.Nodes;

namespace Fintech.Infrastructure.OpenApi;

/// <summary>Makes the example of a body from its schema: declared examples first, then values of the right form.</summary>
sealed class OpenApiExamples(JsonObject components)
{
    const string IdSuffix = "01jzc8k2v9e7w8x0m4t5r6y7qa";
    const string Reference = "#/components/schemas/";
    const int Deepest = 8;

    /// <param name="name">The property's name, which stands in for a text without an example.</param>
    public JsonNode? Of(JsonNode schema, string name = "", int depth = 0)
    {
        if (depth > Deepest || schema is not JsonObject node) return null;
        if ((string?)node["$ref"] is { } target) return Of(components[target[Reference.Length..]]!, name, depth + 1);
        if ((node["const"] ?? (node["examples"] as JsonArray)?[0] ?? node["default"]) is { } given) return given.DeepClone();
        if (node["anyOf"] is JsonArray) return null; // an object that may be absent mostly is
        if (node["enum"] is JsonArray values) return values[0]?.DeepClone();
        var (type, nullable) = TypeOf(node);
        return type switch
        {
            "object" => ObjectOf(node, depth),
            "array" => new JsonArray(Of(node["items"]!, name, depth + 1)),
            "integer" or "number" => 1,
            "boolean" => false,
            "string" => Text(node, name, nullable),
            _ => null,
        };
    }

    JsonObject ObjectOf(JsonObject node, int depth)
    {
        var value = new JsonObject();
        foreach (var (name, property) in node["properties"]?.AsObject() ?? []) value[name] = Of(property!, name, depth + 1);
        return value;
    }

    static (string? Type, bool Nullable) TypeOf(JsonObject node) => node["type"] switch
    {
        JsonArray several => ((string?)several[0], true),
        JsonValue one => ((string?)one, false),
        _ => (null, false),
    };

    static JsonNode? Text(JsonObject node, string name, bool nullable)
    {
        if ((string?)node["pattern"] is ['^', ..] pattern && pattern.IndexOf('_') is > 1 and var end)
            return $"{pattern[1..end]}_{IdSuffix}";
        return (string?)node["format"] switch
        {
            "date" => "2026-07-28",
            "date-time" => "2026-07-28T09:30:00.000Z",
            "password" => "…",
            _ => nullable ? null : name.Replace('_', ' '),
        };
    }
}
