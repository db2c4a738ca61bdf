using System.Text.Json.Nodes;
using Fintech.Features.Identity.Contracts;
using Fintech.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.Credentials;

/// <summary>Steps of somebody who runs the platform.</summary>
internal static class Operators
{
    public static async Task<Tester> NewOperator(this App app)
    {
        var person = await app.NewPerson();
        Assert.True(await app.Services.GetRequiredService<People>().SetOperator(person.Email));
        return person;
    }

    public static string Page(this PersonId person) => $"/v1/operator/people/{person}";

    public static Task<JsonObject> Account(this Tester one, Tester person) => one.Http.Read(person.Id.Page());

    public static Task<HttpResponseMessage> ActAnswer(
        this Tester one, PersonId person, string act, JsonObject? body = null, string? key = null) =>
        one.Http.Send(HttpMethod.Post, $"{person.Page()}/{act}", body ?? [], key);

    public static Task<JsonObject> Act(this Tester one, Tester person, string act, JsonObject? body = null) =>
        one.Http.Sent(HttpMethod.Post, $"{person.Id.Page()}/{act}", body ?? []);

    public static Task<JsonObject> Lock(this Tester one, Tester person, string reason = "Asked for by phone") =>
        one.Act(person, "lock", new JsonObject { ["reason"] = reason });

    public static Task<HttpResponseMessage> LockAnswer(this Tester one, PersonId person, string reason = "Asked for by phone") =>
        one.ActAnswer(person, "lock", new JsonObject { ["reason"] = reason });

    public static Task<HttpResponseMessage> ChangeAnswer(this Tester one, PersonId person, JsonObject body) =>
        one.Http.Send(HttpMethod.Patch, person.Page(), body);

    public static Task<JsonObject> Change(this Tester one, Tester person, JsonObject body) =>
        one.Http.Sent(HttpMethod.Patch, person.Id.Page(), body);

    /// <summary>How often this was done to somebody, by whoever it was done.</summary>
    public static async Task<long> Audited(this Tester one, string action, string subject, string outcome = "done") =>
        (long)(await one.App.Sql("""
            select count(*) from audit_entries
            where action = $1 and subject = $2 and outcome = $3 and actor->>'id' = $4
            """, action, subject, outcome, one.Id.ToString()))!;
}
