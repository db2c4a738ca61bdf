using System.Text.Json.Nodes;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.OpenApi;

/// <summary>
/// The OpenAPI 3.1 document, written from the same slices and schemas that serve the requests. The framework's own
/// generator does not see what a slice reads from its route, query and body: see docs/adr.
/// </summary>
public static class OpenApiDocument
{
    const string Version = "1.0.0";

    public static JsonObject Build(IEnumerable<SliceRoute> routes, string publicUrl)
    {
        var components = new JsonObject();
        var paths = new JsonObject();
        foreach (var path in routes.Where(r => r.Path.StartsWith("/v1/", StringComparison.Ordinal))
                     .GroupBy(r => r.Path).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var item = new JsonObject();
            foreach (var route in path.OrderBy(r => r.Method, StringComparer.Ordinal))
                item[route.Method.ToLowerInvariant()] = new OpenApiOperation(route, new Schemas(components)).Build();
            paths[path.Key] = item;
        }
        new Schemas(components).Of(typeof(Problem), input: false);
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Fintech API", ["version"] = Version,
                ["description"] = """
                    Banking for people, developers and AI agents. Amounts are exact decimal strings with their currency;
                    money into an account is positive, out is negative. Lists are paged by cursor. Errors are problem
                    details (RFC 9457) with a code that has its own page. Send an `Idempotency-Key` with a change and the
                    same key again when you retry it.
                    """,
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = publicUrl }),
            ["security"] = new JsonArray(new JsonObject { ["api_key"] = new JsonArray() }, new JsonObject { ["session"] = new JsonArray() }),
            ["tags"] = new JsonArray([.. routes.Select(Tag).Distinct().Order().Select(t => (JsonNode)new JsonObject { ["name"] = t })]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = Sorted(components),
                ["securitySchemes"] = new JsonObject
                {
                    ["api_key"] = new JsonObject
                    {
                        ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "fk_sandbox_…",
                        ["description"] = "An API key. It belongs to one environment.",
                    },
                    ["session"] = new JsonObject
                    {
                        ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "session",
                        ["description"] = "A signed-in person; name the environment in Fintech-Environment.",
                    },
                },
            },
        };
    }

    public static string Tag(SliceRoute route) => route.Path.Split('/') is [_, _, var first, ..] ? first : "other";

    static JsonObject Sorted(JsonObject schemas)
    {
        var sorted = new JsonObject();
        foreach (var (name, schema) in schemas.OrderBy(s => s.Key, StringComparer.Ordinal).ToList())
            sorted[name] = schema?.DeepClone();
        return sorted;
    }
}
