using Fintech.Infrastructure.Sandbox.Plaid.Data;

namespace Fintech.Infrastructure.Sandbox.Plaid.History;

/// <summary>Turns what happened into rows with ids, dates and places in the sequence of changes.</summary>
internal static class TransactionDraft
{
    /// <summary>Purchases stay pending on their own day and the next.</summary>
    public static bool IsPending(Entry entry, DateOnly today) => entry.Settles && entry.Date >= today.AddDays(-1);

    public static PlaidTransaction Row(
        PlaidItem item, PlaidAccount account, Entry entry, bool pending, int ordinal, long changeNo)
    {
        var id = PlaidIds.From(item.Id, account.Id, entry.Date, pending ? -ordinal - 1 : ordinal);
        return Row(item, account, entry, id, pending, null, entry.Date, changeNo);
    }

    public static PlaidTransaction Row(
        PlaidItem item, PlaidAccount account, Entry entry, string id, bool pending, string? pendingId, DateOnly date,
        long changeNo) => new()
        {
            EnvironmentId = item.EnvironmentId,
            Id = id,
            ItemId = item.Id,
            AccountId = account.Id,
            Date = date,
            Amount = entry.Amount,
            Pending = pending,
            AddedNo = changeNo,
            ChangeNo = changeNo,
            OriginalDescription = entry.Description ?? entry.Payee.Line,
            Wire = PlaidWire.Transaction(id, account, entry, pending, pendingId, date),
        };
}
