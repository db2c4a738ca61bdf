using Fintech.Infrastructure.Sandbox.Plaid.Data;
using Fintech.Infrastructure.Sandbox.Plaid.History;

namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

/// <summary>A transaction that a tester invents.</summary>
internal static class CustomTransaction
{
    /// <remarks>
    /// Beyond Plaid's fields an <c>account_id</c> and <c>pending</c> are understood; without the former the first
    /// account of the currency takes it, which is checking at every bank here.
    /// </remarks>
    public static (Entry Entry, bool Pending, DateOnly Date) Read(
        PlaidBody json, List<PlaidAccount> accounts, DateOnly today, int maxAgeDays)
    {
        var transacted = Day(json, "date_transacted", today, maxAgeDays);
        var posted = Day(json, "date_posted", today, maxAgeDays);
        var (amount, description) = (json.Money("amount"), json.String("description"));
        var account = Account(json, accounts);
        var entry = new Entry(account.Id, transacted, amount, Payees.Match(description, amount))
        {
            Name = description,
            Description = description,
        };
        return (entry, json.Flag("pending"), posted);
    }

    static PlaidAccount Account(PlaidBody json, List<PlaidAccount> accounts)
    {
        if (json.OptionalString("account_id") is { } id)
            return accounts.Find(a => a.Id == id) ?? throw PlaidRefusal.Because("INVALID_ACCOUNT_ID");
        var currency = json.OptionalString("iso_currency_code") ?? "USD";
        return accounts.Find(a => a.Currency == currency)
            ?? throw PlaidError.InvalidField($"the item has no account in {currency}");
    }

    static DateOnly Day(PlaidBody json, string name, DateOnly today, int maxAgeDays)
    {
        var day = json.Day(name);
        // A caller east of Greenwich is a day ahead of the simulator at times.
        if (day > today.AddDays(1) || day < today.AddDays(-maxAgeDays))
            throw PlaidError.InvalidField($"{name} must be today or at most {maxAgeDays} days in the past");
        return day;
    }
}
