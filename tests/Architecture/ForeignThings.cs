using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Fintech.Support;
using Fintech.Tests.ApiLog;
using Fintech.Tests.Credentials;

namespace Fintech.Tests.Architecture;

/// <summary>One real thing of each kind that somebody has, by the prefix of its id.</summary>
sealed class ForeignThings(IReadOnlyDictionary<string, string> ids)
{
    /// <summary>A person with a linked bank, a key and all that comes of it.</summary>
    public static async Task<(Tester Person, ForeignThings Things)> Make(App app)
    {
        var person = await app.NewPerson();
        await person.Link();
        await person.Key("banking:read");
        var account = await First(person, "/v1/banking/accounts");
        return (person, new(new Dictionary<string, string>
        {
            ["ws"] = person.Workspace.ToString(), ["env"] = person.Environment.ToString(),
            ["per"] = person.Id.ToString(),
            ["acct"] = (string)account["id"]!, ["cus"] = (string)account["customer_id"]!,
            ["conn"] = (string)account["connection_id"]!,
            ["txn"] = (string)(await First(person, "/v1/banking/transactions"))["id"]!,
            ["key"] = (string)(await First(person, "/v1/api-keys"))["id"]!,
            ["mem"] = (string)(await First(person, "/v1/members"))["id"]!,
            ["inv"] = (string)(await person.Invite($"n{Guid.NewGuid():N}@fintech.example", "viewer"))["id"]!,
            ["exp"] = await person.AskForCopy(),
            ["ses"] = (string)(await First(person, "/v1/me/sessions"))["id"]!,
            ["fac"] = (string)(await person.AddEmail())["factor"]!["id"]!,
            ["dev"] = (string)(await First(person, "/v1/me/devices"))["id"]!,
            ["chl"] = (string)(await person.Http.Sent(HttpMethod.Post, "/v1/me/factors/passkey/options", []))["id"]!,
            ["evt"] = (string)(await First(person, "/v1/events"))["id"]!,
            ["req"] = (string)(await person.Calls(1, "status=2xx"))[0]["id"]!,
            ["chl"] = (string)(await person.Http.Challenge("me/factors/passkey/options"))["id"]!,
        }));
    }

    static async Task<JsonNode> First(Tester person, string path) => (await person.Http.Read(path))["data"]![0]!;

    /// <summary>
    /// Things of nobody, of any kind: for requests that must be refused before anything is looked for.
    /// </summary>
    public static ForeignThings Any { get; } = new(new Dictionary<string, string>()) { InventsIds = true };

    bool InventsIds { get; init; }

    public string Id(string prefix) => ids.TryGetValue(prefix, out var id) ? id
        : InventsIds ? TypeId.Text(prefix, Guid.CreateVersion7())
        : throw new InvalidOperationException(
            $"Teach {nameof(ForeignThings)}.{nameof(Make)} to make something with the id {prefix}_….");

    public IEnumerable<string> All => ids.Values;

    /// <summary>The same kinds, of nobody: what an id that never was is answered with.</summary>
    public ForeignThings Nobodys() => new(ids.ToDictionary(i => i.Key, i => TypeId.Text(i.Key, Guid.CreateVersion7())));

    /// <summary>The request's ids, each by its property; empty for a slice that names nothing.</summary>
    public static List<(JsonPropertyInfo Property, string Prefix, bool Required)> IdsOf(Type request) =>
    [
        .. from property in Wire.Options.GetTypeInfo(request).Properties
           let type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
           where type.IsAssignableTo(typeof(ITypedId))
           select (property, Prefix(type), property.AssociatedParameter is { HasDefaultValue: false }),
    ];

    static string Prefix(Type id) =>
        (string)id.GetProperty("Prefix", BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;

    /// <summary>
    /// A valid request whose ids are these things'; only what is required, and the one id that is asked about.
    /// </summary>
    public JsonObject Arguments(Type request, string asked)
    {
        var schema = new Schemas().Of(request, input: true);
        var examples = new Infrastructure.OpenApi.OpenApiExamples([]);
        var required = (schema["required"] as JsonArray ?? []).Select(r => (string)r!).Append(asked).ToHashSet();
        var ids = IdsOf(request).ToDictionary(i => i.Property.Name, i => i.Prefix);
        var arguments = new JsonObject();
        foreach (var (name, property) in schema["properties"]!.AsObject())
            if (required.Contains(name))
                arguments[name] = ids.TryGetValue(name, out var prefix) ? Id(prefix) : examples.Of(property!, name);
        return arguments;
    }
}
