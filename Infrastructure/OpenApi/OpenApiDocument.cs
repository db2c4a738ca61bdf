using System.Text.Json.Nodes;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.OpenApi;

/// <summary>
/// The OpenAPI 3.1 document, written from the same slices and schemas that serve the requests. The framework's own
/// generator does not see what a slice reads from its route, query and body: see docs/adr/0003.
/// </summary>
public static class OpenApiDocument
{
    const string Version = "1.0.0";

    const string Description = """
        Banking for people, developers and AI agents.

        **Amounts** are exact decimal strings with their currency. Money into an account is positive, out is negative, and
        debts are negative balances.

        **Lists** are paged by cursor: send `next_cursor` as `cursor` while `has_more` is true.

        **Errors** are problem details (RFC 9457). Each `code` has a page of its own at [/docs/errors](/docs/errors), and
        `request_id` names the request to support.

        **Retries**: send an `Idempotency-Key` with a change, and the same key again when you retry it. The first answer
        is given again, marked `Idempotent-Replayed: true`.

        **AI agents** use the same slices through MCP at `/mcp`.
        """;

    /// <param name="cookie">Name of the session cookie, which follows the address that people use.</param>
    public static JsonObject Build(IReadOnlyCollection<SliceRoute> routes, string publicUrl, string cookie)
    {
        var components = new JsonObject();
        var examples = new OpenApiExamples(components);
        var shown = routes.Where(r => r.Path.StartsWith("/v1/", StringComparison.Ordinal)).ToList();
        var paths = new JsonObject();
        foreach (var path in shown.GroupBy(r => r.Path).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var item = new JsonObject();
            foreach (var route in path.OrderBy(r => r.Method, StringComparer.Ordinal))
                item[route.Method.ToLowerInvariant()] = new OpenApiOperation(route, new Schemas(components), examples).Build();
            paths[path.Key] = item;
        }
        foreach (var always in (Type[])[typeof(Problem), typeof(EventView)]) new Schemas(components).Of(always, input: false);
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "Fintech API", ["version"] = Version, ["description"] = Description },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = publicUrl }),
            ["security"] = new JsonArray(
                new JsonObject { ["api_key"] = new JsonArray() }, new JsonObject { ["session"] = new JsonArray() }),
            ["tags"] = new JsonArray([.. shown.Select(Tag).Distinct().Order(StringComparer.Ordinal)
                .Select(t => (JsonNode)new JsonObject { ["name"] = t })]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = Sorted(components), ["headers"] = Headers(), ["securitySchemes"] = Credentials(cookie),
            },
        };
    }

    public static string Tag(SliceRoute route) => route.Path.Split('/') is [_, _, var first, ..] ? first : "other";

    static JsonObject Headers() => new()
    {
        ["Request-Id"] = Header("Names this request, in the server's logs too. Give it to support.", "req_01jzc8k2v9e7w8x0m4t5r6y7qa"),
        ["Idempotent-Replayed"] = Header("`true` when this is the recorded answer to the first request with this key.", "true"),
    };

    static JsonObject Header(string words, string example) => new()
    {
        ["description"] = words, ["schema"] = new JsonObject { ["type"] = "string" }, ["example"] = example,
    };

    static JsonObject Credentials(string cookie) => new()
    {
        ["api_key"] = new JsonObject
        {
            ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "fk_sandbox_…",
            ["description"] = "An API key, made at /portal/keys. It belongs to one environment.",
        },
        ["session"] = new JsonObject
        {
            ["type"] = "apiKey", ["in"] = "cookie", ["name"] = cookie,
            ["description"] = "A signed-in person; name the environment in Fintech-Environment.",
        },
    };

    static JsonObject Sorted(JsonObject schemas)
    {
        var sorted = new JsonObject();
        foreach (var (name, schema) in schemas.OrderBy(s => s.Key, StringComparer.Ordinal).ToList())
            sorted[name] = schema?.DeepClone();
        return sorted;
    }
}
