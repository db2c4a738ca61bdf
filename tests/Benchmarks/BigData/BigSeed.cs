using Fintech.Benchmarks.Driver;
using Fintech.Benchmarks.Layers;
using Npgsql;

namespace Fintech.Benchmarks.BigData;

/// <summary>
/// Fills a database so that the asked environment, the first, holds the same rows whatever the tables' size: few enough
/// that each lies on a page of its own among everybody else's, as it would after years of imports.
/// </summary>
internal static class BigSeed
{
    /// <summary>The transactions, and as many events, of the asked environment.</summary>
    public const int OwnRows = 250;

    const int OwnAccounts = ProductSeed.AccountsPerEnvironment;
    const int OtherAccounts = (DriveOptions.Environments - 1) * ProductSeed.AccountsPerEnvironment;

    /// <summary>Every tenth transaction was told; a small table has an event for each.</summary>
    public static int Events(int transactions) => Math.Max(Math.Min(transactions, 10_000), transactions / 10);

    /// <summary>Returns one key for each environment.</summary>
    public static async Task<string[]> Fill(string owner, string masterKey, int transactions)
    {
        var keys = await ProductSeed.Fill(owner, masterKey, DriveOptions.Environments, 0);
        await using var source = NpgsqlDataSource.Create(owner);
        await using var session = await source.OpenConnectionAsync();
        await ProductSeed.Execute(session, "set synchronous_commit = off; set maintenance_work_mem = '512MB'");
        // The rows are right by construction, and checking ten million references takes minutes.
        if (session.PostgresParameters.GetValueOrDefault("is_superuser") == "on")
            await ProductSeed.Execute(session, "set session_replication_role = replica");
        await WithoutIndexes(session, "bank_transactions", () => ProductSeed.AddTransactions(session, $"""
            select n, k,
              case when own then (k - 1) % {OwnAccounts} + 1 else {OwnAccounts} + n % {OtherAccounts} + 1 end as a,
              DATE '2024-11-01'
                + (case when own then k * 730 / {OwnRows} else n::bigint * 730 / {transactions} end)::int as d
            from ({Strewn(transactions)}) s
            """));
        await AddEvents(session, Events(transactions));
        foreach (var table in (string[])["bank_transactions", "events"])
            await ProductSeed.Execute(session, $"vacuum (analyze) {table}");
        return keys;
    }

    // Numbers, which of them are the asked environment's, and what their contents are made of.
    static string Strewn(int rows) => $"""
        select n, own, case when own then n / {rows / OwnRows} else n end as k
        from generate_series(1, {rows}) n
        cross join lateral (select n % {rows / OwnRows} = 0 and n / {rows / OwnRows} <= {OwnRows} as own) o
        """;

    static Task AddEvents(NpgsqlConnection session, int events) => ProductSeed.Execute(session, $$"""
        insert into events (id, environment_id, type, created_at, actor, request_id, scope, data, epoch, xid)
        select (lpad(to_hex(ms), 12, '0') || '70008' || lpad(to_hex(n), 15, '0'))::uuid,
          {{ProductSeed.Sql("001", "e")}}, 'transaction.added', to_timestamp(ms / 1000.0),
          '{"kind":"job","id":"import_bank_data"}', 'req_' || n,
          'banking:read', jsonb_build_object('object', jsonb_build_object(
            'object', 'bank_transaction', 'id', 'txn_' || k,
            'amount', jsonb_build_object('value', '-12.50', 'currency', 'USD'), 'payee', 'Grocer ' || k % 97,
            'description', repeat('GROCER ' || k % 97 || ' 0042 ', 16)), 'previous', null),
          (select value from event_epoch), (3 + n::bigint * 400 / {{events}})::text::xid8
        from (select n, k, case when own then 1 else n % {{DriveOptions.Environments - 1}} + 2 end as e,
            (extract(epoch from now()) * 1000)::bigint - 518400000 + n * 518400000::bigint / {{events}} as ms
          from ({{Strewn(events)}}) s) x
        """);

    // Building an index once over all rows is several times faster than growing it row by row.
    static async Task WithoutIndexes(NpgsqlConnection session, string table, Func<Task> fill)
    {
        var indexes = new List<(string Name, string Definition)>();
        await using (var list = new NpgsqlCommand("""
            select c.relname, pg_get_indexdef(c.oid) from pg_index i join pg_class c on c.oid = i.indexrelid
            where i.indrelid = $1::regclass and not exists (select from pg_constraint where conindid = c.oid)
            """, session) { Parameters = { new() { Value = table } } })
        await using (var row = await list.ExecuteReaderAsync())
            while (await row.ReadAsync()) indexes.Add((row.GetString(0), row.GetString(1)));
        foreach (var (name, _) in indexes) await ProductSeed.Execute(session, $"drop index {name}");
        await fill();
        foreach (var (_, definition) in indexes) await ProductSeed.Execute(session, definition);
    }
}
