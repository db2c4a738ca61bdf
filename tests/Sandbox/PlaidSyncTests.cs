using System.Globalization;
using System.Text.Json.Nodes;

namespace Fintech.Tests.Sandbox;

[Collection(SandboxCollection.Name)]
public sealed class PlaidSyncTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task Is_not_ready_at_first_then_announces_both_updates()
    {
        var plaid = sandbox.Tenant();
        var access = await plaid.Exchange(await plaid.PublicToken());
        var page = await plaid.Sync(access, "");
        Assert.Equal("NOT_READY", Text(page, "transactions_update_status"));
        Assert.Equal("", Text(page, "next_cursor"));
        Assert.Empty(page["added"]!.AsArray());
        foreach (var complete in new[] { false, true })
            await plaid.Hook(
                "TRANSACTIONS/SYNC_UPDATES_AVAILABLE",
                j => j["historical_update_complete"]!.GetValue<bool>() == complete);
        var all = await plaid.SyncAll(access);
        Assert.InRange(all.Added.Count, 1500, 2500);
    }

    [Fact]
    public async Task Announces_nothing_to_who_never_synchronised()
    {
        var plaid = sandbox.Tenant();
        await plaid.Exchange(await plaid.PublicToken());
        await plaid.Hook("TRANSACTIONS/INITIAL_UPDATE");
        await Task.Delay(800);
        Assert.DoesNotContain(plaid.Hooks(), h => h.Kind == "TRANSACTIONS/SYNC_UPDATES_AVAILABLE");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(137)]
    public async Task Pages_of_any_size_add_up_to_the_same_history(int count)
    {
        var plaid = sandbox.Tenant();
        var access = await plaid.Item();
        var whole = await plaid.SyncAll(access, count: 500);
        var pages = await plaid.SyncAll(access, count: count);
        Assert.Equal(Ids(whole.Added), Ids(pages.Added));
        Assert.Equal(whole.Added.Count, Ids(whole.Added).Distinct().Count());
        Assert.Equal(whole.Cursor, pages.Cursor);
        var later = await plaid.SyncAll(access, pages.Cursor);
        Assert.Empty(later.Added.Concat(later.Modified).Concat(later.Removed));
    }

    [Fact]
    public async Task Keeps_only_the_days_that_were_requested()
    {
        var plaid = sandbox.Tenant();
        var changes = await plaid.SyncAll(await plaid.Item(days: 90));
        var oldest = changes.Added.Min(t => Text(t, "date"));
        var expected = DateTime.UtcNow.Date.AddDays(-90);
        Assert.InRange(DateTime.Parse(oldest!, CultureInfo.InvariantCulture), expected, expected.AddDays(3));
    }

    [Fact]
    public async Task A_new_transaction_arrives_with_its_balance_within_a_moment()
    {
        var plaid = sandbox.Tenant();
        var access = await plaid.Item();
        var cursor = (await plaid.SyncAll(access)).Cursor;
        var before = Current(await plaid.Accounts(access), "checking");
        var asked = DateTimeOffset.UtcNow;
        await plaid.Spend(access, 12.34m, "Whole Foods Market");
        var changes = await plaid.SyncAll(access, cursor);
        var added = Assert.Single(changes.Added);
        Assert.Equal("12.34", added["amount"]!.ToJsonString());
        Assert.Equal("Whole Foods Market", Text(added, "name"));
        Assert.Equal("FOOD_AND_DRINK_GROCERIES", Text(added["personal_finance_category"]!, "detailed"));
        Assert.Equal(before - 12.34m, Current(await plaid.Accounts(access), "checking"));
        for (var i = 0; i < 100 && plaid.Hooks().All(h => h.At < asked); i++) await Task.Delay(20);
        Assert.Contains(plaid.Hooks(), h => h.At >= asked && h.Kind == "TRANSACTIONS/SYNC_UPDATES_AVAILABLE");
    }

    [Fact]
    public async Task Refuses_the_next_page_after_a_change_and_accepts_a_restart()
    {
        var plaid = sandbox.Tenant();
        var access = await plaid.Item();
        var first = await plaid.Sync(access, "", 100);
        await plaid.Spend(access, 5m, "Coffee");
        var stale = new { access_token = access, cursor = Text(first, "next_cursor"), count = 100 };
        Assert.Equal("TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION", await plaid.Error("/transactions/sync", stale));
        var all = await plaid.SyncAll(access, count: 100);
        Assert.Equal(all.Added.Count, Ids(all.Added).Distinct().Count());
        Assert.Contains(all.Added, t => Text(t, "name") == "Coffee");
    }

    [Fact]
    public async Task A_mutation_can_be_ordered_for_the_second_page()
    {
        var plaid = sandbox.Tenant();
        var access = await plaid.Item();
        var known = await plaid.SyncAll(access);
        await plaid.Ok("/_sandbox/faults", new { mutate = true });
        var first = await plaid.Sync(access, "", 100);
        var next = new { access_token = access, cursor = Text(first, "next_cursor"), count = 100 };
        Assert.Equal("TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION", await plaid.Error("/transactions/sync", next));
        var changes = await plaid.SyncAll(access, known.Cursor);
        Assert.EndsWith("(corrected)", Text(Assert.Single(changes.Modified), "name"));
        Assert.Empty(changes.Added);
        Assert.Equal(known.Added.Count, (await plaid.SyncAll(access, count: 100)).Added.Count);
    }

    [Fact]
    public async Task Pending_becomes_posted_under_a_new_id()
    {
        var plaid = sandbox.Tenant();
        var access = await plaid.Item();
        var known = await plaid.SyncAll(access);
        var pending = known.Added.Where(t => t["pending"]!.GetValue<bool>()).ToList();
        Assert.InRange(pending.Count, 2, 12);
        await plaid.Ok("/_sandbox/transactions/settle", new { access_token = access });
        var changes = await plaid.SyncAll(access, known.Cursor);
        Assert.Equal(Ids(pending).Order(), Ids(changes.Removed).Order());
        Assert.Equal(Ids(pending).Order(), changes.Added.Select(t => Text(t, "pending_transaction_id")).Order());
        Assert.All(changes.Added, t => Assert.False(t["pending"]!.GetValue<bool>()));
        foreach (var account in await plaid.Accounts(access))
            if (Text(account, "type") == "depository")
                Assert.Equal(Number(account["balances"]!["current"]!), Number(account["balances"]!["available"]!));
    }

    [Fact]
    public async Task A_transaction_that_came_and_went_between_two_reads_is_never_told()
    {
        var plaid = sandbox.Tenant();
        var access = await plaid.Item();
        var cursor = (await plaid.SyncAll(access)).Cursor;
        await plaid.Spend(access, 5m, "Ghost");
        var ghost = Assert.Single((await plaid.SyncAll(access, cursor)).Added);
        await plaid.Ok("/_sandbox/transactions/remove",
            new { access_token = access, transaction_id = Text(ghost, "transaction_id") });
        var unseen = await plaid.SyncAll(access, cursor);
        Assert.Empty(unseen.Added.Concat(unseen.Removed));
    }

    [Fact]
    public async Task Refuses_a_cursor_of_another_item_and_a_count_above_500()
    {
        var plaid = sandbox.Tenant();
        var (one, other) = (await plaid.Item(), await plaid.Item());
        var cursor = (await plaid.SyncAll(one)).Cursor;
        Assert.Equal("INVALID_FIELD", await plaid.Error("/transactions/sync", new { access_token = other, cursor }));
        Assert.Equal("INVALID_FIELD",
            await plaid.Error("/transactions/sync", new { access_token = one, count = 501 }));
    }

    [Fact]
    public async Task Days_pass_and_bring_what_a_fresh_item_of_that_day_would_show()
    {
        var plaid = sandbox.Tenant();
        var access = await plaid.Item();
        var known = await plaid.SyncAll(access);
        await plaid.Ok("/_sandbox/days/advance", new { days = 30 });
        var changes = await plaid.SyncAll(access, known.Cursor);
        Assert.InRange(changes.Added.Count, 50, 150);
        var stillPending = changes.Added.Count(t => t["pending"]!.GetValue<bool>());
        Assert.InRange(stillPending, 0, 10);
        var fresh = await plaid.SyncAll(await plaid.Item());
        Assert.Equal(
            fresh.Added.Max(t => Text(t, "date")), changes.Added.Max(t => Text(t, "date")));
    }

    [Fact]
    public async Task Faults_answer_once_and_are_the_tenants_own()
    {
        var (plaid, other) = (sandbox.Tenant(), sandbox.Tenant());
        var (access, theirs) = (await plaid.Item(), await other.Item());
        await plaid.Ok("/_sandbox/faults", new { path = "/accounts/get", error_code = "INSTITUTION_DOWN" });
        await other.Accounts(theirs);
        Assert.Equal("INSTITUTION_DOWN", await plaid.Error("/accounts/get", new { access_token = access }));
        await plaid.Accounts(access);
    }

    static string? Text(JsonNode json, string name) => json[name]?.GetValue<string>();

    static IEnumerable<string?> Ids(IEnumerable<JsonNode> rows) => rows.Select(r => Text(r, "transaction_id"));

    static decimal Number(JsonNode json) => decimal.Parse(json.ToJsonString(), CultureInfo.InvariantCulture);

    static decimal Current(List<JsonNode> accounts, string subtype) =>
        Number(accounts.Single(a => Text(a, "subtype") == subtype)["balances"]!["current"]!);
}
