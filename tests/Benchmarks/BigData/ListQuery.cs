using Fintech.Benchmarks.Layers;

namespace Fintech.Benchmarks.BigData;

/// <summary>A list that people and programs ask for all the time.</summary>
/// <param name="Table">The table that its statement reads.</param>
/// <param name="Path">The request of the asked environment.</param>
/// <param name="SkippedPages">Pages of 20 rows that are turned first, to ask from the cursor behind them.</param>
internal sealed record ListQuery(string Name, string Table, string Path, int SkippedPages = 0)
{
    const string Transactions = "/v1/banking/transactions";
    static readonly string Account = $"account_id={ProductSeed.Account(1)}";

    public static readonly ListQuery[] All =
    [
        new("accounts", "bank_accounts", "/v1/banking/accounts"),
        new("latest 25 of an account", "bank_transactions", $"{Transactions}?{Account}"),
        new("latest 25 of all", "bank_transactions", Transactions),
        new("deep page of an account", "bank_transactions", $"{Transactions}?{Account}", SkippedPages: 1),
        new("deep page of all", "bank_transactions", Transactions, SkippedPages: 8),
        new("a month", "bank_transactions", $"{Transactions}?from=2025-10-01&to=2025-10-31"),
        new("a month of an account", "bank_transactions",
            $"{Transactions}?{Account}&from=2025-10-01&to=2025-10-31"),
        new("text in an account, rare", "bank_transactions", $"{Transactions}?{Account}&q=grocer%2040"),
        new("text in all, frequent", "bank_transactions", $"{Transactions}?q=grocer%204"),
        new("text in all, none", "bank_transactions", $"{Transactions}?q=nobody"),
        new("latest 25 events", "events", "/v1/events"),
        new("deep page of events", "events", "/v1/events", SkippedPages: 8),
        new("latest 25 events of a type", "events", "/v1/events?type=transaction.added"),
    ];
}
