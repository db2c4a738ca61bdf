using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Tests.Customers;

static class Business
{
    /// <summary>Somebody in the sandbox of a business workspace of their own.</summary>
    public static async Task<Tester> NewBusiness(this App app)
    {
        var person = await app.NewPerson();
        var made = await person.Http.Sent(HttpMethod.Post, "/v1/workspaces", new JsonObject { ["name"] = "Engines" });
        person.GoTo((string)made["environments"]!.AsArray().Single(e => (string?)e!["kind"] == "sandbox")!["id"]!);
        return person;
    }

    public static Task<JsonObject> Customer(this Tester person, string externalId, string name = "Ada Lovelace") =>
        person.Http.Sent(HttpMethod.Post, "/v1/customers", new JsonObject { ["external_id"] = externalId, ["name"] = name });
}
