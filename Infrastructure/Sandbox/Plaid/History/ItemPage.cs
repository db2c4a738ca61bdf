using System.Text.Json.Nodes;
using Fintech.Infrastructure.Sandbox.Plaid.Data;

namespace Fintech.Infrastructure.Sandbox.Plaid.History;

/// <summary>An item under its lock: each change takes the next number and moves the balances with it.</summary>
internal sealed class ItemPage(SandboxDb db, PlaidItem item, List<PlaidAccount> accounts)
{
    const decimal Tip = 1.18m;

    public PlaidItem Item { get; } = item;

    public void Add(Entry entry, string id, bool pending, string? pendingId, DateOnly date)
    {
        var account = accounts.Find(a => a.Kind == entry.Account || a.Id == entry.Account);
        if (account is null) return;
        Save(account, TransactionDraft.Row(Item, account, entry, id, pending, pendingId, date, ++Item.ChangeNo));
    }

    public void Play(Entry entry, int ordinal, bool pending)
    {
        var account = accounts.Find(a => a.Kind == entry.Account);
        if (account is null) return;
        Save(account, TransactionDraft.Row(Item, account, entry, pending, ordinal, ++Item.ChangeNo));
    }

    /// <summary>The pending one goes, a posted one with a new id comes; in restaurants the tip is added.</summary>
    public void Settle(PlaidTransaction pending, DateOnly date)
    {
        var wire = JsonNode.Parse(pending.Wire)!.AsObject();
        var tipped = wire["personal_finance_category"]!["detailed"]!.GetValue<string>() == "FOOD_AND_DRINK_RESTAURANT";
        var amount = tipped ? decimal.Round(pending.Amount * Tip, 2) : pending.Amount;
        var id = PlaidIds.From(pending.Id, "posted", pending.Date, 0);
        wire["transaction_id"] = id;
        wire["pending"] = false;
        wire["pending_transaction_id"] = pending.Id;
        wire["amount"] = amount;
        wire["date"] = PlaidWire.Day(date);
        Withdraw(pending);
        Save(accounts.Single(a => a.Id == pending.AccountId), new PlaidTransaction
        {
            EnvironmentId = pending.EnvironmentId,
            Id = id,
            ItemId = pending.ItemId,
            AccountId = pending.AccountId,
            Date = date,
            Amount = amount,
            Pending = false,
            AddedNo = ++Item.ChangeNo,
            ChangeNo = Item.ChangeNo,
            OriginalDescription = pending.OriginalDescription,
            Wire = wire.ToJsonString(),
        });
    }

    public void Correct(PlaidTransaction row)
    {
        var wire = JsonNode.Parse(row.Wire)!.AsObject();
        wire["name"] = $"{wire["name"]!.GetValue<string>()} (corrected)";
        row.Wire = wire.ToJsonString();
        row.ChangeNo = ++Item.ChangeNo;
    }

    public void Withdraw(PlaidTransaction row)
    {
        row.Removed = true;
        row.ChangeNo = ++Item.ChangeNo;
        Book(accounts.Single(a => a.Id == row.AccountId), row.Pending, -row.Amount);
    }

    void Save(PlaidAccount account, PlaidTransaction row)
    {
        db.Transactions.Add(row);
        Book(account, row.Pending, row.Amount);
    }

    static void Book(PlaidAccount account, bool pending, decimal amount)
    {
        if (pending) account.Pending += amount;
        if (!pending) account.Post(amount);
    }
}
