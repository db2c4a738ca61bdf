using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.OpenApi;

/// <summary>One operation: where each property of the request goes, what comes back, and what is refused.</summary>
sealed class OpenApiOperation(SliceRoute route, Schemas schemas)
{
    bool TakesBody => route.Method is "POST" or "PATCH" or "PUT";

    public JsonObject Build()
    {
        var properties = Wire.Options.GetTypeInfo(route.Request).Properties;
        var parameters = new JsonArray();
        foreach (var property in properties.Where(p => IsInPath(p) || !TakesBody)) parameters.Add(Parameter(property));
        AddHeaders(parameters);
        var operation = new JsonObject
        {
            ["operationId"] = route.Rules.Name, ["summary"] = route.Summary,
            ["tags"] = new JsonArray(OpenApiDocument.Tag(route)),
            ["description"] = Needs(),
        };
        if (route.Rules.Audience is Audience.Anyone) operation["security"] = new JsonArray();
        else if (route.Rules.Audience is not Audience.SignedIn)
            operation["security"] = new JsonArray(new JsonObject { ["session"] = new JsonArray() });
        if (parameters.Count > 0) operation["parameters"] = parameters;
        if (TakesBody && properties.Any(p => !IsInPath(p))) operation["requestBody"] = Body(properties);
        operation["responses"] = Responses();
        return operation;
    }

    bool IsInPath(JsonPropertyInfo property) => route.Path.Contains($"{{{property.Name}}}", StringComparison.Ordinal);

    JsonObject Parameter(JsonPropertyInfo property)
    {
        var schema = schemas.Property(property, input: true);
        var parameter = new JsonObject
        {
            ["name"] = property.Name, ["in"] = IsInPath(property) ? "path" : "query",
            ["required"] = IsInPath(property) || property.AssociatedParameter is { HasDefaultValue: false },
        };
        if (schema["description"] is JsonValue words)
        {
            schema.Remove("description");
            parameter["description"] = words;
        }
        parameter["schema"] = schema;
        return parameter;
    }

    void AddHeaders(JsonArray parameters)
    {
        if (route.Rules is { Level: Level.Environment, Audience: not Audience.Anyone })
            parameters.Add(Header("Fintech-Environment", false, "The environment, for signed-in people; a key has its own."));
        if (route.Rules.Writes is { } writes and not Idempotency.None)
            parameters.Add(Header("Idempotency-Key", writes is Idempotency.Required,
                "Names this one change. Send the same key again when you retry it."));
    }

    static JsonObject Header(string name, bool required, string words) => new()
    {
        ["name"] = name, ["in"] = "header", ["required"] = required, ["description"] = words,
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    JsonObject Body(IList<JsonPropertyInfo> properties)
    {
        var whole = schemas.Of(route.Request, input: true);
        foreach (var property in properties.Where(IsInPath))
        {
            whole["properties"]!.AsObject().Remove(property.Name);
            if (whole["required"] is JsonArray required)
                foreach (var name in required.Where(n => (string?)n == property.Name).ToList()) required.Remove(name);
        }
        if (whole["required"] is JsonArray { Count: 0 }) whole.Remove("required");
        return new JsonObject
        {
            ["required"] = whole.ContainsKey("required"),
            ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = whole } },
        };
    }

    JsonObject Responses()
    {
        var success = new JsonObject { ["description"] = route.Status == 204 ? "Done" : "Success" };
        var media = route.Path.EndsWith("/stream", StringComparison.Ordinal) ? "text/event-stream" : "application/json";
        if (route.Status != 204)
            success["content"] = new JsonObject { [media] = new JsonObject { ["schema"] = schemas.Of(route.Response, input: false) } };
        var responses = new JsonObject { [route.Status.ToString()] = success };
        foreach (var (status, words) in Refusals()) responses[status] = Refusal(words);
        return responses;
    }

    IEnumerable<(string, string)> Refusals()
    {
        yield return ("400", "The request is not valid; errors names each field");
        if (route.Rules.Audience is not Audience.Anyone)
        {
            yield return ("401", "No valid credential");
            yield return ("403", "The caller may not do this");
        }
        if (route.Path.Contains('{')) yield return ("404", "There is no such thing among yours");
        if (route.Rules.IsWrite) yield return ("409", "The state of things does not allow it now");
        if (route.Rules.Writes is { } writes and not Idempotency.None)
            yield return ("422", "The idempotency key was used with another request");
        yield return ("default", "Anything else");
    }

    static JsonObject Refusal(string words) => new()
    {
        ["description"] = words,
        ["content"] = new JsonObject
        {
            ["application/problem+json"] = new JsonObject
            {
                ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" },
            },
        },
    };

    string Needs() => string.Join(' ', new[]
    {
        route.Rules.Scope is { } scope ? $"Needs the permission `{scope}`." : null,
        route.Rules.Audience is Audience.Person ? "For signed-in people only." : null,
        route.Rules.StepUp ? "Asks for a confirmation at most five minutes old (`POST /v1/auth/step-up`)." : null,
    }.OfType<string>());
}
