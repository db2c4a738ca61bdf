using Fintech.Features.Banking.Contracts;
using Npgsql;

namespace Fintech.Benchmarks.Layers;

/// <summary>Fills the product's own tables: the same number of accounts and transactions as the floors have.</summary>
internal static class ProductSeed
{
    public const int AccountsPerEnvironment = 5;

    public static Guid Id(string kind, int number) => Guid.Parse($"01900000-0000-7{kind}-8000-{number:x12}");

    public static Guid Environment(int number) => Id("001", number);

    /// <summary>The last account of an environment.</summary>
    public static BankAccountId Account(int environment) => new(Id("002", environment * AccountsPerEnvironment));

    public static async Task Fill(string owner, int environments, int transactions)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        var accounts = environments * AccountsPerEnvironment;
        await Execute(source, $"""
            insert into bank_connections (id, environment_id, customer_id, status, requester_kind, requester_name,
              institution_id, institution_name, sync_failures, last_synced_at, created_at)
            select {Sql("003", "n")}, {Sql("001", "n")}, {Sql("004", "n")}, 'Active', 'user', 'Bench', 'ins_1',
              'Tartan Bank', 0, now(), now()
            from generate_series(1, {environments}) n
            """);
        await Execute(source, $"""
            insert into bank_accounts (id, environment_id, connection_id, customer_id, provider_account_id, name,
              official_name, mask, type, subtype, institution_name, current_balance, available_balance, currency,
              balance_as_of, created_at, updated_at)
            select {Sql("002", "n")}, {Sql("001", Owner("n"))}, {Sql("003", Owner("n"))}, {Sql("004", Owner("n"))}, 'p' || n,
              'Daily account ' || n, 'Tartan Everyday Checking', '0000', 'depository', 'checking', 'Tartan Bank',
              trim_scale(n * 13.37), trim_scale(n * 13.37), 'USD', now(), now(), now()
            from generate_series(1, {accounts}) n
            """);
        await Execute(source, $"""
            insert into bank_transactions (id, environment_id, connection_id, account_id, customer_id,
              provider_transaction_id, date, authorized_date, amount, currency, payee, description, category,
              category_detail, pending, payment_channel, created_at, updated_at)
            select {Sql("005", "n")}, {Sql("001", Owner("a"))}, {Sql("003", Owner("a"))}, {Sql("002", "a")},
              {Sql("004", Owner("a"))}, 'p' || n, d, d, trim_scale(-(n % 9000) / 100.0), 'USD', 'Grocer ' || n % 97,
              'GROCER ' || n % 97 || ' 0042', 'FOOD_AND_DRINK', 'FOOD_AND_DRINK_GROCERIES', false, 'in store', now(), now()
            from (select n, n % {accounts} + 1 as a, DATE '2024-11-01' + (n / {accounts} * 3)::int as d
                  from generate_series(1, {transactions}) n) x
            """);
        foreach (var table in (string[])["bank_connections", "bank_accounts", "bank_transactions"])
            await Execute(source, $"vacuum (analyze) {table}");
    }

    static string Owner(string account) => $"(({account} - 1) / {AccountsPerEnvironment} + 1)";

    static string Sql(string kind, string number) => $"('01900000-0000-7{kind}-8000-' || lpad(to_hex({number}), 12, '0'))::uuid";

    static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 900;
        await command.ExecuteNonQueryAsync();
    }
}
