using Npgsql;

namespace Fintech.Benchmarks.Floors;

/// <summary>The floors' own tables: integer keys, flat columns, one index for each statement.</summary>
internal static class FloorSeed
{
    public const int AccountsPerEnvironment = 5;

    public static async Task Fill(NpgsqlDataSource owner, int environments, int transactions, CancellationToken ct)
    {
        await using var command = owner.CreateCommand(
            """
            DROP SCHEMA IF EXISTS floor CASCADE;
            CREATE SCHEMA floor;
            CREATE TABLE floor.accounts (id int PRIMARY KEY, environment_id int NOT NULL, name text NOT NULL,
              kind text NOT NULL, currency text NOT NULL, balance numeric(28,10) NOT NULL);
            CREATE TABLE floor.transactions (id bigint NOT NULL, account_id int NOT NULL, date date NOT NULL,
              amount numeric(28,10) NOT NULL, currency text NOT NULL, payee text NOT NULL, status text NOT NULL);
            """);
        await command.ExecuteNonQueryAsync(ct);
        var accounts = environments * AccountsPerEnvironment;
        await Execute(owner,
            $"""
            INSERT INTO floor.accounts SELECT n, (n - 1) / {AccountsPerEnvironment} + 1, 'Daily account ' || n,
              (ARRAY['checking','savings','credit','checking','savings'])[n % 5 + 1], 'USD', trim_scale(n * 13.37)
            FROM generate_series(1, {accounts}) n
            """, ct);
        await Execute(owner,
            $"""
            INSERT INTO floor.transactions SELECT n, n % {accounts} + 1, DATE '2024-11-01' + (n / {accounts} * 3)::int,
              trim_scale(-(n % 9000) / 100.0), 'USD', 'Grocer ' || n % 97, 'posted'
            FROM generate_series(1, {transactions}) n
            """, ct);
        await Execute(owner, "ALTER TABLE floor.transactions ADD PRIMARY KEY (id)", ct);
        await Execute(owner, "CREATE INDEX ON floor.accounts (environment_id, id)", ct);
        await Execute(owner, "CREATE INDEX ON floor.transactions (account_id, date, id)", ct);
        await Execute(owner, "VACUUM (ANALYZE) floor.accounts", ct);
        await Execute(owner, "VACUUM (ANALYZE) floor.transactions", ct);
    }

    static async Task Execute(NpgsqlDataSource owner, string sql, CancellationToken ct)
    {
        await using var command = owner.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync(ct);
    }
}
