using System.Text.Json.Nodes;
using Fintech.Support;
using Fintech.Tests.Credentials;

namespace Fintech.Features.Banking.ImportBankData;

public sealed class ImportBankDataTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Brings_two_years_of_transactions_and_tells_it_as_one_event()
    {
        var person = await app.NewPerson();
        await person.Link();
        var rows = await All(person);
        Assert.True(rows.Count > 500, $"{rows.Count} transactions");
        var oldest = DateOnly.Parse((string)rows[^1]["date"]!);
        Assert.True(oldest < DateOnly.FromDateTime(DateTime.UtcNow).AddMonths(-22), $"oldest is {oldest}");
        var events = (await Tester.Until(
            () => person.Http.Read("/v1/events?limit=100"),
            list => list["data"]!.AsArray().Where(e => (string?)e!["type"] == "bank_connection.synced")
                .Sum(e => (int)e!["data"]!["object"]!["added"]!) >= rows.Count))["data"]!.AsArray();
        Assert.DoesNotContain(events, e => ((string)e!["type"]!).StartsWith("transaction."));
        var synced = events.Where(e => (string?)e!["type"] == "bank_connection.synced").ToList();
        Assert.Equal(rows.Count, synced.Sum(e => (int)e!["data"]!["object"]!["added"]!));
    }

    [Fact]
    public async Task Pages_hold_every_row_once_and_newest_first()
    {
        var person = await app.NewPerson();
        await person.Link();
        var rows = await All(person, limit: 37);
        Assert.Equal(rows.Count, rows.Select(r => (string)r["id"]!).Distinct().Count());
        Assert.Equal(rows.Select(r => (string)r["date"]!).OrderDescending(), rows.Select(r => (string)r["date"]!));
        Assert.Equal(rows.Count, (await All(person, limit: 100)).Count);
    }

    [Fact]
    public async Task A_purchase_arrives_by_itself_with_its_balance_and_as_money_out()
    {
        var person = await app.NewPerson();
        await person.Link();
        await person.Purchase("Corner Bakery 7", 12.34m);
        var found = await Tester.Until(
            () => person.Http.Read("/v1/banking/transactions?q=corner+bakery"), list => list["data"]!.AsArray().Count == 1);
        Assert.Equal("-12.34", (string?)found["data"]![0]!["amount"]!["value"]);
        foreach (var type in (string[])["transaction.added", "account.balance_updated"])
            await Tester.Until(() => person.Http.Read($"/v1/events?type={type}"), l => l["data"]!.AsArray().Count > 0);
    }

    [Fact]
    public async Task Changes_while_pages_are_read_start_the_run_again_and_nothing_is_doubled()
    {
        var person = await app.NewPerson();
        await person.Bank.Sent(HttpMethod.Post, "/_sandbox/faults", new JsonObject
        {
            ["path"] = "/transactions/sync", ["mutate"] = true, ["times"] = 2,
        });
        await person.Link();
        var rows = await All(person);
        Assert.Equal(rows.Count, rows.Select(r => (string)r["id"]!).Distinct().Count());
        Assert.True(rows.Count > 500);
    }

    [Fact]
    public async Task Ten_equal_webhooks_at_once_change_nothing()
    {
        var person = await app.NewPerson();
        await person.Link();
        var before = await All(person);
        await person.Bank.Sent(HttpMethod.Post, "/_sandbox/webhooks/fire", new JsonObject
        {
            ["webhook_code"] = "SYNC_UPDATES_AVAILABLE", ["copies"] = 10,
        });
        await Task.Delay(1500);
        Assert.Equal(before.Select(r => (string)r["id"]!), (await All(person)).Select(r => (string)r["id"]!));
    }

    [Fact]
    public async Task A_bank_that_asks_for_a_new_sign_in_is_shown_as_needing_attention()
    {
        var person = await app.NewPerson();
        var connection = await person.Link();
        await person.Bank.Sent(HttpMethod.Post, "/_sandbox/faults", new JsonObject
        {
            ["path"] = "/transactions/sync", ["error_code"] = "ITEM_LOGIN_REQUIRED",
        });
        await person.Http.Sent(HttpMethod.Post, $"/v1/banking/connections/{connection["id"]}/sync", []);
        var seen = await Tester.Until(
            () => person.Http.Read($"/v1/banking/connections/{connection["id"]}"),
            c => (string?)c["status"] == "needs_attention");
        Assert.Equal("item_login_required", (string?)seen["error"]!["code"]);
    }

    [Fact]
    public async Task Whoever_may_mend_a_connection_is_mailed_once_when_its_bank_asks_for_a_sign_in_unless_they_would_rather_not()
    {
        var owner = await app.NewPerson();
        var (analyst, viewer, quiet) = (await owner.Joined("analyst"), await owner.Joined("viewer"), await owner.Joined("admin"));
        await quiet.Http.Sent(HttpMethod.Patch, "/v1/me", new JsonObject { ["mail_on_bank_attention"] = false });
        var connection = await owner.Link();
        await owner.Bank.Sent(HttpMethod.Post, "/_sandbox/faults", new JsonObject
        {
            ["path"] = "/transactions/sync", ["error_code"] = "ITEM_LOGIN_REQUIRED", ["times"] = 5,
        });
        for (var n = 0; n < 2; n++)
        {
            await owner.Http.Sent(HttpMethod.Post, $"/v1/banking/connections/{connection["id"]}/sync", []);
            await Tester.Until(() => app.Sql(
                "select sync_started_at >= sync_requested_at and status = 'NeedsAttention' from bank_connections where environment_id = $1",
                owner.Environment.Value), done => done is true);
        }
        var told = await new Mailbox(app, owner.Email).Newest("bank-attention");
        Assert.Contains("needs your attention", told.Subject);
        Assert.Contains("asks for a new sign-in", told.TextBody);
        Assert.Equal([1, 1, 0, 0], new[] { owner, analyst, viewer, quiet }
            .Select(p => new Mailbox(app, p.Email).Of("bank-attention").Count));
    }

    [Fact]
    public async Task Balances_agree_with_the_bank_and_debts_are_negative()
    {
        var person = await app.NewPerson();
        await person.Link();
        var accounts = (await person.Http.Read("/v1/banking/accounts"))["data"]!.AsArray();
        var card = accounts.Single(a => (string?)a!["type"] == "credit")!;
        Assert.StartsWith("-", (string?)card["balance"]!["current"]!["value"]);
        Assert.Contains(accounts, a => (string?)a!["type"] == "depository"
            && !((string)a["balance"]!["current"]!["value"]!).StartsWith('-'));
    }

    static async Task<List<JsonNode>> All(Tester person, int limit = 100)
    {
        var rows = new List<JsonNode>();
        for (string? cursor = null; ;)
        {
            var page = await person.Http.Read($"/v1/banking/transactions?limit={limit}" + (cursor is null ? "" : $"&cursor={cursor}"));
            rows.AddRange(page["data"]!.AsArray().Select(r => r!));
            if (!(bool)page["has_more"]!) return rows;
            cursor = (string?)page["next_cursor"];
        }
    }
}
