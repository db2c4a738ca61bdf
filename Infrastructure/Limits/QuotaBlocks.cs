using Fintech.Infrastructure.Data;
using Npgsql;

namespace Fintech.Infrastructure.Limits;

/// <summary>Takes blocks of quotas from the database, where they are durable before anything of them is spent.</summary>
internal sealed class QuotaBlocks(Database database)
{
    const string Sql = """
        with row as (
            select taken from quota_counts where subject = $1 and monthly = $2 and starts = $3 for update
        )
        update quota_counts q set taken = row.taken + greatest(0, least($4, $5 - row.taken)), quota = $5
        from row where q.subject = $1 and q.monthly = $2 and q.starts = $3
        returning q.taken - row.taken, q.taken
        """;

    /// <returns>How much there was of what was wanted, and how much of the quota is taken in all.</returns>
    public async Task<(long Granted, long Taken)> Take(QuotaCell cell, DateOnly starts, long wanted)
    {
        await using var connection = await database.Side.OpenConnectionAsync();
        while (true)
        {
            await using (var take = new NpgsqlCommand(Sql, connection))
            {
                Add(take, cell.Subject, cell.Monthly, starts, wanted, cell.Quota);
                await using var row = await take.ExecuteReaderAsync();
                if (await row.ReadAsync()) return (row.GetInt64(0), row.GetInt64(1));
            }
            await using var insert = new NpgsqlCommand("""
                insert into quota_counts (subject, monthly, starts, taken, quota, warned) values ($1, $2, $3, 0, $4, 0)
                on conflict do nothing
                """, connection);
            Add(insert, cell.Subject, cell.Monthly, starts, cell.Quota);
            await insert.ExecuteNonQueryAsync();
        }
    }

    public async Task<long> Taken(QuotaCell cell, DateOnly starts, CancellationToken ct)
    {
        await using var select = database.Reads.CreateCommand(
            "select taken from quota_counts where subject = $1 and monthly = $2 and starts = $3");
        Add(select, cell.Subject, cell.Monthly, starts);
        return await select.ExecuteScalarAsync(ct) as long? ?? 0;
    }

    public async Task GiveBack(QuotaCell cell, DateOnly starts, long left)
    {
        await using var update = database.Side.CreateCommand(
            "update quota_counts set taken = greatest(0, taken - $4) where subject = $1 and monthly = $2 and starts = $3");
        Add(update, cell.Subject, cell.Monthly, starts, left);
        await update.ExecuteNonQueryAsync();
    }

    static void Add(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
    }
}
