using System.Reflection;
using System.Text.Json.Nodes;
using Fintech.Features.Developers.WarnOfQuota;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;
using Fintech.Support;
using Fintech.Tests.Audit;
using Fintech.Tests.Credentials;
using Microsoft.Extensions.DependencyInjection;

namespace Fintech.Tests.Goldens;

/// <summary>
/// One payload of each type of event, as they were seen when a person's bank lived through all of them.
/// </summary>
public sealed class EventGoldenTests(App app) : IClassFixture<App>
{
    public static readonly List<EventType> Declared =
    [
        .. typeof(EventType).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(EventType)).Select(f => (EventType)f.GetValue(null)!),
    ];

    [Fact]
    public async Task Every_type_of_event_keeps_its_payload()
    {
        var person = await app.NewPerson();
        await Live(person);
        Assert.NotEmpty(Declared);
        foreach (var type in Declared)
        {
            var seen = (await person.Http.Read($"/v1/events?type={type.Name}&limit=100"))["data"]!.AsArray();
            Assert.True(seen.Count > 0, $"Nothing in this test makes {type.Name}: let it happen in {nameof(Live)}.");
            var payload = Golden.Shape(seen[0])!;
            foreach (var part in (string[])["object", "previous"])
                if (payload["data"]![part] is JsonObject thing && thing.ContainsKey("last4")) thing["last4"] = "yZ89";
            Golden.IsKept($"events/{type.Name}.json", payload);
        }
    }

    static async Task LiveTogether(Tester person)
    {
        var member = await person.Joined("viewer");
        (await person.ChangeAnswer(await person.MemberId(member), "analyst")).EnsureSuccessStatusCode();
        await person.Http.Sent(HttpMethod.Delete, "/v1/members/" + await person.MemberId(member));
        await person.App.Sql("update people set has_second_factor = true where id = $1", person.Id.Value);
        await person.Http.Sent(
            HttpMethod.Put, "/v1/workspace/second-factor", new JsonObject { ["required"] = true });
        var invitation = await person.Invite("somebody@fintech.example", "viewer");
        await person.Http.Sent(HttpMethod.Delete, $"/v1/invitations/{invitation["id"]}");
    }

    async Task LiveWithKeys(Tester person)
    {
        await person.Key("banking:read");
        var key = $"/v1/api-keys/{(await person.Http.Read("/v1/api-keys"))["data"]![0]!["id"]}";
        await person.Http.Sent(HttpMethod.Patch, key, new()
        {
            ["allowed_networks"] = new JsonArray("127.0.0.0/8"), ["requests_per_day"] = 1,
        });
        await person.Http.Sent(HttpMethod.Post, key + "/rotate", []);
        await app.Sql("insert into quota_counts (subject, monthly, starts, taken, quota, warned) "
            + "select id, false, (now() at time zone 'utc')::date, 1, 1, 0 from api_keys where environment_id = $1", person.Environment.Value);
        await ActivatorUtilities.CreateInstance<WarnOfQuotaJob>(app.Services).Run(CancellationToken.None);
        await person.Http.Sent(HttpMethod.Delete, key);
    }

    // A personal workspace has no customers but its person, whom nobody deletes; both are seen in a business workspace.
    static async Task LiveWithCustomers(Tester person)
    {
        var self = (await person.Http.Read("/v1/customers"))["data"]![0]!;
        await person.Http.Sent(HttpMethod.Patch, $"/v1/customers/{self["id"]}", new() { ["name"] = "Ada King" });
        await person.App.Sql("update customers set external_id = 'was-self' where environment_id = $1", person.Environment.Value);
        var made = await person.Http.Sent(HttpMethod.Post, "/v1/customers", new() { ["external_id"] = "c-1", ["name"] = "Ada" });
        await person.Http.Sent(HttpMethod.Delete, $"/v1/customers/{made["id"]}");
        await person.App.Sql("update customers set external_id = 'self' where environment_id = $1", person.Environment.Value);
    }

    async Task Live(Tester person)
    {
        await LiveWithCustomers(person);
        await LiveWithKeys(person);
        await LiveTogether(person);

        var connection = await person.Link();
        await person.Purchase("Corner Bakery", 12.34m);
        await Until(person, "transaction.added");
        await Until(person, "account.balance_updated");
        await person.Bank.Sent(HttpMethod.Post, "/_sandbox/transactions/correct", []);
        await Until(person, "transaction.updated");
        await person.Bank.Sent(HttpMethod.Post, "/_sandbox/transactions/remove", new JsonObject
        {
            ["transaction_id"] = await NewestAtBank(person),
        });
        await Until(person, "transaction.removed");
        await person.Bank.Sent(HttpMethod.Post, "/_sandbox/faults", new JsonObject
        {
            ["path"] = "/transactions/sync", ["error_code"] = "ITEM_LOGIN_REQUIRED", ["times"] = 1,
        });
        await person.Http.Sent(HttpMethod.Post, $"/v1/banking/connections/{connection["id"]}/sync", []);
        await Tester.Until(
            () => person.Http.Read($"/v1/banking/connections/{connection["id"]}"),
            c => (string?)c["status"] == "needs_attention");
        await person.Http.Sent(HttpMethod.Delete, $"/v1/banking/connections/{connection["id"]}");
        await Until(person, "bank_connection.removed");
        await app.Tamper("update audit_entries set outcome = 'changed' where id = $1", Trail.Uuid((await person.Linked())[^1]));
        await person.Verified();
        await Until(person, "audit.tampered");
    }

    static Task Until(Tester person, string type) => Tester.Until(
        () => person.Http.Read($"/v1/events?type={type}"), list => list["data"]!.AsArray().Count > 0);

    /// <summary>The bank's own name of the newest transaction, which the product keeps to itself.</summary>
    async Task<string> NewestAtBank(Tester person)
    {
        await using var command = app.Services.GetRequiredService<Database>().Side.CreateCommand("""
            select provider_transaction_id from bank_transactions where environment_id = $1
            order by created_at desc limit 1
            """);
        command.Parameters.Add(new() { Value = person.Environment.Value });
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
