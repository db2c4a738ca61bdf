using System.Text.Json.Nodes;
using Fintech.Support;

namespace Fintech.Tests.Credentials;

/// <summary>Steps of several people in one workspace.</summary>
internal static class Team
{
    public static Task<HttpResponseMessage> InviteAnswer(this Tester owner, string email, string role, params string[] grants) =>
        owner.Http.Send(HttpMethod.Post, "/v1/invitations", new JsonObject
        {
            ["email"] = email, ["role"] = role, ["grants"] = new JsonArray([.. grants.Select(g => (JsonNode)g)]),
        });

    public static Task<JsonObject> Invite(this Tester owner, string email, string role, params string[] grants) =>
        owner.Http.Sent(HttpMethod.Post, "/v1/invitations", new JsonObject
        {
            ["email"] = email, ["role"] = role, ["grants"] = new JsonArray([.. grants.Select(g => (JsonNode)g)]),
        });

    public static Task<HttpResponseMessage> AcceptAnswer(this Tester person, string token) =>
        person.Http.Send(HttpMethod.Post, "/v1/auth/accept-invitation", new JsonObject { ["token"] = token });

    /// <summary>What the newest mailed invitation holds.</summary>
    public static Task<string> Invited(this App app, string email) => new Mailbox(app, email).Token("join");

    /// <summary>A new person who accepted an invitation and works in the owner's sandbox.</summary>
    public static async Task<Tester> Joined(this Tester owner, string role, params string[] grants)
    {
        var person = await owner.App.NewPerson();
        await owner.Invite(person.Email, role, grants);
        using var accepted = await person.AcceptAnswer(await owner.App.Invited(person.Email));
        Assert.Equal(200, (int)accepted.StatusCode);
        var there = person with { Workspace = owner.Workspace, Environment = owner.Environment };
        there.GoTo(owner.Environment.ToString());
        return there;
    }

    public static void GoTo(this Tester person, string environment)
    {
        person.Http.DefaultRequestHeaders.Remove("Fintech-Environment");
        person.Http.DefaultRequestHeaders.Add("Fintech-Environment", environment);
    }

    /// <summary>The newest event of a type that is so; the feed is a moment behind the answer.</summary>
    public static async Task<JsonNode> Told(this Tester owner, string type, Func<JsonNode, bool>? isIt = null) =>
        (await Tester.Until(
            async () => (await owner.Http.Read($"/v1/events?type={type}"))["data"]!.AsArray()
                .FirstOrDefault(e => isIt?.Invoke(e!["data"]!) ?? true),
            found => found is not null))!;

    /// <summary>The membership of a person as the owner sees it.</summary>
    public static async Task<JsonNode> Member(this Tester owner, Tester person) =>
        (await owner.Http.Read("/v1/members?limit=100"))["data"]!.AsArray()
            .Single(m => (string?)m!["person"]!["id"] == person.Id.ToString())!;

    public static async Task<string> MemberId(this Tester owner, Tester person) => (string)(await owner.Member(person))["id"]!;

    public static Task<HttpResponseMessage> ChangeAnswer(this Tester owner, string member, string role, params string[] grants) =>
        owner.Http.Send(HttpMethod.Patch, "/v1/members/" + member, new JsonObject
        {
            ["role"] = role, ["grants"] = new JsonArray([.. grants.Select(g => (JsonNode)g)]),
        });
}
