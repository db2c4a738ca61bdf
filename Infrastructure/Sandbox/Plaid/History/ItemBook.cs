using System.Text.Json.Nodes;
using Fintech.Infrastructure.Sandbox.Plaid.Data;
using Fintech.Infrastructure.Sandbox.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Infrastructure.Sandbox.Plaid.History;

/// <summary>
/// Changes an item's transactions: one at a time for each item, with balances, sequence numbers and the webhook in
/// one transaction.
/// </summary>
internal sealed class ItemBook(SandboxDb db, WebhookOutbox webhooks, SandboxOptions options)
{
    /// <summary>Adds what happened, as pending or posted on the given day.</summary>
    public Task Add(
        string itemId, IReadOnlyList<(Entry Entry, bool Pending, DateOnly Date)> entries, CancellationToken ct) =>
        Change(itemId, page =>
        {
            foreach (var (entry, pending, date) in entries)
                page.Add(entry, PlaidIds.Random(), pending, null, date);
            return Task.CompletedTask;
        }, ct);

    /// <summary>Turns every pending transaction into a posted one with a new id.</summary>
    public Task Settle(string itemId, DateOnly today, CancellationToken ct) =>
        Change(itemId, async page =>
        {
            foreach (var pending in await Pending(itemId, today).ToListAsync(ct)) page.Settle(pending, today);
        }, ct);

    /// <summary>Corrects the latest posted transaction's name, as banks do days later.</summary>
    public Task Correct(string itemId, CancellationToken ct) =>
        Change(itemId, async page =>
        {
            var latest = await db.Transactions.Where(t => t.ItemId == itemId && !t.Pending && !t.Removed)
                .OrderByDescending(t => t.Date).ThenBy(t => t.ChangeNo).FirstOrDefaultAsync(ct);
            if (latest is not null) page.Correct(latest);
        }, ct);

    /// <summary>Takes a transaction away, as banks do when they find a duplicate.</summary>
    public Task Withdraw(string itemId, string transactionId, CancellationToken ct) =>
        Change(itemId, async page =>
        {
            var row = await db.Transactions.SingleOrDefaultAsync(
                t => t.ItemId == itemId && t.Id == transactionId && !t.Removed, ct);
            if (row is not null) page.Withdraw(row);
        }, ct);

    /// <summary>Plays the days after the item's last one, settling what was pending on the way.</summary>
    public Task Play(string itemId, DateOnly through, CancellationToken ct) =>
        Change(itemId, async page =>
        {
            var household = new Household(page.Item.Seed);
            var waiting = await Pending(itemId, through).ToListAsync(ct);
            for (var day = page.Item.HistoryThrough.AddDays(1); day <= through; day = day.AddDays(1))
            {
                foreach (var old in waiting.FindAll(t => t.Date < day.AddDays(-1))) page.Settle(old, day);
                waiting.RemoveAll(t => t.Removed);
                foreach (var (entry, ordinal) in ItemFactory.Numbered(household.Day(day)))
                    page.Play(entry, ordinal, TransactionDraft.IsPending(entry, through));
            }
            page.Item.HistoryThrough = through > page.Item.HistoryThrough ? through : page.Item.HistoryThrough;
        }, ct);

    IQueryable<PlaidTransaction> Pending(string itemId, DateOnly until) =>
        db.Transactions.Where(t => t.ItemId == itemId && t.Pending && !t.Removed && t.Date <= until)
            .OrderBy(t => t.ChangeNo);

    async Task Change(string itemId, Func<ItemPage, Task> change, CancellationToken ct)
    {
        var now = options.Clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // The update takes the item's row lock, so what is loaded after it is ours until the commit. Nothing may
        // happen to an item before its history is complete; readers then see both at once.
        var locked = await db.Items.Where(i => i.Id == itemId && i.RemovedAt == null)
            .ExecuteUpdateAsync(set => set
                .SetProperty(i => i.LastUpdateAt, now)
                .SetProperty(i => i.InitialReadyAt, i => i.InitialReadyAt < now ? i.InitialReadyAt : now)
                .SetProperty(i => i.HistoricalReadyAt, i => i.HistoricalReadyAt < now ? i.HistoricalReadyAt : now), ct);
        if (locked == 0) return;
        db.ChangeTracker.Clear();
        var item = await db.Items.SingleAsync(i => i.Id == itemId, ct);
        var accounts = await db.Accounts.Where(a => a.ItemId == itemId).ToListAsync(ct);
        var before = item.ChangeNo;
        await change(new ItemPage(db, item, accounts));
        if (item.ChangeNo != before)
        {
            var complete = new JsonObject
            {
                ["initial_update_complete"] = true, ["historical_update_complete"] = true,
            };
            webhooks.Add(item.Webhook, WebhookOutbox.SyncUpdates, complete, item.Id);
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
