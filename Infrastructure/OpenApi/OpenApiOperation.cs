using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.OpenApi;

/// <summary>One operation: where each property of the request goes, what comes back, and what is refused.</summary>
sealed class OpenApiOperation(SliceRoute route, Schemas schemas, OpenApiExamples examples)
{
    const string Sandbox = "env_01jzc8k2v9e7w8x0m4t5r6y7qa";

    bool TakesBody => route.Method is "POST" or "PATCH" or "PUT";
    bool IsStream => route.Path.EndsWith("/stream", StringComparison.Ordinal);
    bool IsFile => route.Response.IsAssignableTo(typeof(IFileAnswer));

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
        };
        if (Needs() is { Length: > 0 } needs) operation["description"] = needs;
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
        // In an address a value is there or it is not; there is no way to send null.
        if (schema["type"] is JsonArray types) schema["type"] = types[0]!.DeepClone();
        if (IsInPath(property)) parameter["example"] = examples.Of(schema, property.Name);
        else if (schema["examples"] is JsonArray { Count: > 0 } given) Suggest(parameter, given[0]!.DeepClone());
        parameter["schema"] = schema;
        return parameter;
    }

    // What nobody has to send is switched off where the reference tries a call, or Send would ask for the example's things.
    static void Suggest(JsonObject parameter, JsonNode example)
    {
        if ((bool)parameter["required"]!) parameter["example"] = example;
        else parameter["examples"] = new JsonObject { ["sample"] = new JsonObject { ["value"] = example, ["x-disabled"] = true } };
    }

    void AddHeaders(JsonArray parameters)
    {
        if (route.Rules is { Level: Level.Environment, Audience: not Audience.Anyone })
            parameters.Add(IsStream
                ? Header("environment", "query", false,
                    "The environment, for signed-in people: a stream cannot send headers. A key has its own.", Sandbox)
                : Header("Fintech-Environment", "header", false,
                    "The environment, for signed-in people; a key has its own.", Sandbox));
        if (IsStream)
            parameters.Add(Header("Last-Event-ID", "header", false,
                "The id of the last event that you saw; the stream goes on after it.", null));
        if (route.Rules.Writes is { } writes and not Idempotency.None)
            parameters.Add(Header("Idempotency-Key", "header", writes is Idempotency.Required,
                "Names this one change. Send the same key again when you retry it.", "5f0a4c1e-8a3f-4d0e-9f5b-2f6f5d1f7a10"));
    }

    static JsonObject Header(string name, string place, bool required, string words, string? example)
    {
        var header = new JsonObject
        {
            ["name"] = name, ["in"] = place, ["required"] = required, ["description"] = words,
            ["schema"] = name switch
            {
                "Idempotency-Key" => Schemas.IdempotencyKey(),
                "Fintech-Environment" or "environment" => Schemas.Id("env"),
                _ => new JsonObject { ["type"] = "string" },
            },
        };
        if (example is not null) Suggest(header, example);
        return header;
    }

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
            ["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject { ["schema"] = whole, ["example"] = examples.Of(whole) },
            },
        };
    }

    JsonObject Responses()
    {
        var success = new JsonObject
        {
            ["description"] = route.Status switch { 201 => "Created", 202 => "Accepted", 204 => "Done", _ => "Success" },
            ["headers"] = AnswerHeaders(),
        };
        if (route.Rules.Writes is { } writes and not Idempotency.None)
            success["headers"]!["Idempotent-Replayed"] = Reference("headers", "Idempotent-Replayed");
        if (route.Status != 204) success["content"] = IsStream ? Stream() : IsFile ? File() : Json();
        var responses = new JsonObject { [route.Status.ToString()] = success };
        foreach (var (status, refusal) in OpenApiRefusals.Of(route)) responses[status] = refusal?.DeepClone();
        return responses;
    }

    JsonObject Json()
    {
        var schema = schemas.Of(route.Response, input: false);
        return new JsonObject
        {
            ["application/json"] = new JsonObject { ["schema"] = schema, ["example"] = examples.Of(schema) },
        };
    }

    static JsonObject Stream() => new()
    {
        ["text/event-stream"] = new JsonObject
        {
            ["schema"] = new JsonObject
            {
                ["type"] = "string",
                ["description"] = "Server-sent events: `event:` is the type, `id:` the place in the stream, `data:` an Event as JSON.",
            },
        },
    };

    JsonObject File()
    {
        var type = (string)route.Response.GetProperty(nameof(IFileAnswer.MediaType))!.GetValue(null)!;
        return new JsonObject
        {
            [type] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string", ["contentMediaType"] = type } },
        };
    }

    public static JsonObject AnswerHeaders() => new() { ["Request-Id"] = Reference("headers", "Request-Id") };

    static JsonObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    string Needs() => string.Join(' ', new[]
    {
        route.Rules.Scope is { } scope ? $"Needs the permission `{scope}`." : null,
        route.Rules.Audience is Audience.Person ? "For signed-in people only." : null,
        route.Rules.Audience is Audience.Operator ? "For operators of this platform only." : null,
        route.Rules.StepUp is { TotalMinutes: var minutes }
            ? $"Asks for a second factor at most {minutes:0} minutes old (`POST /v1/auth/step-up`)." : null,
    }.OfType<string>());
}
