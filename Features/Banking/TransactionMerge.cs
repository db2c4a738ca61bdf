using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fintech.Features.Banking;

/// <summary>What a merge did. The rows are only listed when there are few enough to be told one by one.</summary>
internal sealed record MergeOutcome(int Added, int Modified, int Removed, IReadOnlyList<(MergeKind Kind, BankTransactionView Row)> Rows);

internal enum MergeKind { Added, Modified, Removed }

/// <summary>
/// Turns a run's staged pages into rows with one statement inside the caller's transaction. The last word on a
/// transaction wins, and a row that did not change is not written.
/// </summary>
internal sealed class TransactionMerge(FintechDb db)
{
    // Longer than any bank's history takes: a merge that is cut off would be tried again for ever.
    const int TimeoutSeconds = 600;

    // Stage and table may just have grown a hundredfold, before anybody counted them, and a join would then be planned
    // for a handful of rows. So each staged row looks for its own, by key.
    const string Sql = $"""
        with s as (
            select distinct on (provider_transaction_id) * from bank_transaction_stage where run_id = $1
            order by provider_transaction_id, ordinal desc),
        upserted as (
            insert into bank_transactions as t (id, environment_id, connection_id, account_id, customer_id,
                provider_transaction_id, pending_provider_transaction_id, pending_transaction_id, date, authorized_date,
                amount, currency, payee, description, category, category_detail, pending, payment_channel, created_at,
                updated_at)
            select s.new_id, $2, $3, a.id, a.customer_id, s.provider_transaction_id, s.pending_provider_transaction_id,
                (select p.id from bank_transactions p where p.environment_id = $2 and p.account_id = a.id
                    and p.provider_transaction_id = s.pending_provider_transaction_id),
                s.date, s.authorized_date, s.amount, s.currency, s.payee, s.description, s.category, s.category_detail,
                s.pending, s.payment_channel, now(), now()
            from s join bank_accounts a on a.environment_id = $2 and a.connection_id = $3
                and a.provider_account_id = s.provider_account_id
            where not s.removed
            on conflict (environment_id, account_id, provider_transaction_id) do update set
                date = excluded.date, authorized_date = excluded.authorized_date, amount = excluded.amount,
                currency = excluded.currency, payee = excluded.payee, description = excluded.description,
                category = excluded.category, category_detail = excluded.category_detail, pending = excluded.pending,
                payment_channel = excluded.payment_channel, updated_at = now()
            where (t.date, t.authorized_date, t.amount, t.currency, t.payee, t.description, t.category,
                   t.category_detail, t.pending, t.payment_channel)
                is distinct from (excluded.date, excluded.authorized_date, excluded.amount, excluded.currency,
                    excluded.payee, excluded.description, excluded.category, excluded.category_detail, excluded.pending,
                    excluded.payment_channel)
            returning t.*, (t.xmax = 0) as inserted),
        deleted as (
            delete from bank_transactions t where t.environment_id = $2 and t.connection_id = $3
                and t.provider_transaction_id = any(array(select provider_transaction_id from s where removed))
            returning t.*)
        select {TransactionRows.Columns}, case when t.inserted then 0 else 1 end from upserted t
        union all select {TransactionRows.Columns}, 2 from deleted t
        """;

    /// <param name="listAtMost">More changed rows than this are counted and not listed.</param>
    public async Task<MergeOutcome> Run(
        Guid run, EnvironmentId environment, BankConnectionId connection, int listAtMost, CancellationToken ct)
    {
        var session = (NpgsqlConnection)db.Database.GetDbConnection();
        var counts = new int[3];
        var rows = new List<(MergeKind, BankTransactionView)>();
        await using (var merge = new NpgsqlCommand(Sql, session) { CommandTimeout = TimeoutSeconds })
        {
            foreach (var id in (Guid[])[run, environment.Value, connection.Value]) merge.Parameters.Add(new() { Value = id });
            await using var row = await merge.ExecuteReaderAsync(ct);
            while (await row.ReadAsync(ct))
            {
                var kind = (MergeKind)row.GetInt32(row.FieldCount - 1);
                counts[(int)kind]++;
                if (rows.Count <= listAtMost) rows.Add((kind, TransactionRows.Read(row)));
            }
        }
        await using var clear = new NpgsqlCommand("delete from bank_transaction_stage where run_id = $1", session);
        clear.Parameters.Add(new() { Value = run });
        await clear.ExecuteNonQueryAsync(ct);
        return new(counts[0], counts[1], counts[2], rows.Count > listAtMost ? [] : rows);
    }
}
