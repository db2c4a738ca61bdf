using Fintech.Infrastructure.Data;
using Npgsql;

namespace Fintech.Infrastructure.Audit;

/// <summary>
/// Links committed entries into their chains. Entries are written unlinked, in the transaction of what they tell, since a
/// chain there would make all of a workspace's changes wait for each other; a trigger puts each into the queue
/// <c>audit_unlinked</c>. One process at a time takes them from there: the lock and the work share a connection, so whoever
/// loses the one can no longer do the other.
/// </summary>
sealed partial class AuditChainer(Database database, ILogger<AuditChainer> log) : BackgroundService
{
    const long LockKey = 0x41_55_44_49_54;
    const int Batch = 500;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250), Standby = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try { await Serve(ct); }
            catch (OperationCanceledException) when (ct.IsCancellationRequested) { return; }
            catch (Exception lost) when (lost is NpgsqlException or IOException or InvalidOperationException or TimeoutException)
            {
                Lost(lost.Message);
            }
            await Task.Delay(Standby, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task Serve(CancellationToken ct)
    {
        await using var connection = await database.Direct.OpenConnectionAsync(ct);
        if (!await Ask(connection, $"select pg_try_advisory_lock({LockKey})", ct)) return;
        try
        {
            while (!ct.IsCancellationRequested)
                if (await Link(connection, ct) < Batch) await Task.Delay(Pause, ct);
        }
        finally
        {
            // Else the lock would go back to the pool with its connection.
            if (connection.FullState is System.Data.ConnectionState.Open)
                await Ask(connection, $"select pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    static async Task<bool> Ask(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand(sql, connection);
        return await ask.ExecuteScalarAsync(ct) is true;
    }

    /// <returns>How many were linked.</returns>
    static async Task<int> Link(NpgsqlConnection connection, CancellationToken ct)
    {
        var entries = await Unlinked(connection, ct);
        if (entries.Count == 0) return 0;
        var heads = await Heads(connection, [.. entries.Select(e => e.Workspace?.Value ?? Guid.Empty).Distinct()], ct);
        var (chains, sequences, hashes) = (new Guid[entries.Count], new long[entries.Count], new byte[entries.Count][]);
        for (var i = 0; i < entries.Count; i++)
        {
            var chain = AuditChain.Of(entries[i].Workspace);
            var before = heads.TryGetValue(chain.Value, out var head) ? head : ChainPlace.Start;
            var after = new ChainPlace(before.Sequence + 1, AuditContent.Link(chain, before, entries[i]).Hash);
            heads[chain.Value] = after;
            (chains[i], sequences[i], hashes[i]) = (chain.Value, after.Sequence, after.Hash);
        }
        // One statement, so that nothing is linked twice and nothing leaves the queue unlinked.
        await using var write = new NpgsqlCommand("""
            with linked as (
                insert into audit_links (chain, sequence, entry_id, hash)
                select * from unnest($1, $2, $3, $4) returning entry_id)
            delete from audit_unlinked u using linked l where u.entry_id = l.entry_id
            """, connection);
        write.Parameters.Add(new() { Value = chains });
        write.Parameters.Add(new() { Value = sequences });
        write.Parameters.Add(new() { Value = entries.Select(e => e.Id.Value).ToArray() });
        write.Parameters.Add(new() { Value = hashes });
        await write.ExecuteNonQueryAsync(ct);
        return entries.Count;
    }

    static async Task<List<ChainedEntry>> Unlinked(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand($"""
            select {ChainedEntry.Columns} from audit_unlinked u join audit_entries e on e.id = u.entry_id
            order by u.entry_id limit {Batch}
            """, connection);
        await using var row = await read.ExecuteReaderAsync(ct);
        var entries = new List<ChainedEntry>();
        while (await row.ReadAsync(ct)) entries.Add(ChainedEntry.Read(row));
        return entries;
    }

    static async Task<Dictionary<Guid, ChainPlace>> Heads(NpgsqlConnection connection, Guid[] chains, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand("""
            select c, l.sequence, l.hash from unnest($1) c cross join lateral
                (select sequence, hash from audit_links where chain = c order by sequence desc limit 1) l
            """, connection) { Parameters = { new() { Value = chains } } };
        await using var row = await read.ExecuteReaderAsync(ct);
        var heads = new Dictionary<Guid, ChainPlace>();
        while (await row.ReadAsync(ct)) heads[row.GetGuid(0)] = new(row.GetInt64(1), row.GetFieldValue<byte[]>(2));
        return heads;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The audit chainer lost its database connection: {Reason}")]
    partial void Lost(string reason);
}
