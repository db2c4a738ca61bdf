using System.Data.Common;
using Fintech.Infrastructure.Data;
using Npgsql;

namespace Fintech.Infrastructure.Audit;

/// <summary>
/// Computes a chain anew, entry by entry, and names the first that is not what it was. The places that earlier checks saw
/// must still hold what they held, so that cutting the end off a chain, or writing all of it anew, is seen as well.
/// </summary>
public sealed class ChainVerifier(Database database)
{
    const int LongestSeconds = 600;

    public async Task<ChainReport> Verify(AuditChain chain, CancellationToken ct)
    {
        await using var connection = await database.Reads.OpenConnectionAsync(ct);
        while (true)
        {
            var start = await Cut(connection, chain, ct) ?? ChainPlace.Start;
            var report = await Verify(connection, chain, start, ct);
            // What went by age while it was looked at is no fault: it is looked at again from the new beginning.
            if (report.Fault is null || (await Cut(connection, chain, ct) ?? ChainPlace.Start).Sequence == start.Sequence) return report;
        }
    }

    static async Task<ChainReport> Verify(NpgsqlConnection connection, AuditChain chain, ChainPlace start, CancellationToken ct)
    {
        if (start.Sequence > 0 && !await IsHonest(connection, chain, start, ct))
            return new(chain, start.Sequence, 0, 0, start, new(ChainFaultKind.Rewritten, start.Sequence, null));
        var seen = await Seen(connection, chain, start.Sequence, ct);
        var walk = new Walk(chain, start, seen);
        await using (var links = Links(connection, chain, start.Sequence))
        await using (var row = await links.ExecuteReaderAsync(ct))
            while (walk.Fault is null && await row.ReadAsync(ct)) walk.Step(row);
        walk.End();
        var fault = walk.Fault ?? await Unlinked(connection, chain, ct);
        return new(chain, start.Sequence, walk.Entries, walk.Erased, walk.Head, fault);
    }

    /// <summary>Every chain that there is, also one of which only its checks or its entries are left.</summary>
    public async Task<List<AuditChain>> All(CancellationToken ct)
    {
        await using var list = database.Reads.CreateCommand($"""
            with recursive chains as (
                (select chain from audit_links order by chain limit 1)
                union all
                select (select l.chain from audit_links l where l.chain > c.chain order by l.chain limit 1)
                from chains c where c.chain is not null)
            select chain from chains where chain is not null
            union select chain from audit_checks
            union select id from workspaces w where exists (select from audit_entries e where e.workspace_id = w.id)
            union select '{Guid.Empty}'::uuid where exists (select from audit_entries e where e.workspace_id is null)
            """);
        await using var row = await list.ExecuteReaderAsync(ct);
        var chains = new List<AuditChain>();
        while (await row.ReadAsync(ct)) chains.Add(new(row.GetGuid(0)));
        return chains;
    }

    /// <summary>Where the chain begins since older entries went by age.</summary>
    static async Task<ChainPlace?> Cut(NpgsqlConnection connection, AuditChain chain, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand(
            "select sequence, hash from audit_checks where chain = $1 and is_cut order by sequence desc limit 1", connection)
        { Parameters = { new() { Value = chain.Value } } };
        await using var row = await read.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? new(row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : null;
    }

    /// <summary>
    /// Whether a cut is one that age made: its own link is still there, and none that is older. Else one row would do to
    /// keep a check from everything before it.
    /// </summary>
    static async Task<bool> IsHonest(NpgsqlConnection connection, AuditChain chain, ChainPlace cut, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand("""
            select l.hash = $3 and not exists (
                select from audit_links o where o.chain = l.chain and o.sequence < l.sequence and o.entry_id < l.entry_id)
            from audit_links l where l.chain = $1 and l.sequence = $2
            """, connection)
        { Parameters = { new() { Value = chain.Value }, new() { Value = cut.Sequence }, new() { Value = cut.Hash } } };
        return await read.ExecuteScalarAsync(ct) is true;
    }

    static async Task<Dictionary<long, byte[]>> Seen(NpgsqlConnection connection, AuditChain chain, long after, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand(
            "select sequence, hash from audit_checks where chain = $1 and sequence > $2 and fault is null", connection)
        { Parameters = { new() { Value = chain.Value }, new() { Value = after } } };
        await using var row = await read.ExecuteReaderAsync(ct);
        var seen = new Dictionary<long, byte[]>();
        while (await row.ReadAsync(ct)) seen[row.GetInt64(0)] = row.GetFieldValue<byte[]>(1);
        return seen;
    }

    static NpgsqlCommand Links(NpgsqlConnection connection, AuditChain chain, long after) => new($"""
        select l.sequence, l.entry_id, l.hash, d.salt, d.data, {ChainedEntry.Columns}
        from audit_links l left join audit_entries e on e.id = l.entry_id left join audit_details d on d.entry_id = l.entry_id
        where l.chain = $1 and l.sequence > $2 order by l.sequence
        """, connection)
    {
        CommandTimeout = LongestSeconds, Parameters = { new() { Value = chain.Value }, new() { Value = after } },
    };

    // What was taken out of the trail before it was linked is in no chain; the platform's check tells of it. A time that no
    // server's clock can have (they may be wrong by ten minutes) excuses nothing.
    static async Task<ChainFault?> Unlinked(NpgsqlConnection connection, AuditChain chain, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand($"""
            select e.id, true from audit_entries e
            where e.workspace_id {(chain.Workspace is null ? "is null" : "= $1")} and e.created_at not between now() - interval '5 seconds' and now() + interval '15 minutes'
                and not exists (select from audit_links l where l.entry_id = e.id and l.chain = $1)
            union all
            select u.entry_id, false from audit_unlinked u
            where {(chain.Workspace is null ? "true" : "false")} and not exists (select from audit_entries e where e.id = u.entry_id)
            limit 1
            """, connection) { CommandTimeout = LongestSeconds, Parameters = { new() { Value = chain.Value } } };
        await using var row = await read.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct)) return null;
        return new(row.GetBoolean(1) ? ChainFaultKind.Unlinked : ChainFaultKind.MissingEntry, null, new AuditEntryId(row.GetGuid(0)));
    }

    sealed class Walk(AuditChain chain, ChainPlace start, Dictionary<long, byte[]> seen)
    {
        public ChainPlace Head { get; private set; } = start;
        public long Entries { get; private set; }
        public long Erased { get; private set; }
        public ChainFault? Fault { get; private set; }

        public void Step(DbDataReader row)
        {
            var (sequence, id, hash) = (row.GetInt64(0), new AuditEntryId(row.GetGuid(1)), row.GetFieldValue<byte[]>(2));
            Fault = sequence != Head.Sequence + 1 ? new(ChainFaultKind.MissingLink, Head.Sequence + 1, null)
                : row.IsDBNull(5) ? new(ChainFaultKind.MissingEntry, sequence, id)
                : WrongWith(ChainedEntry.Read(row, 5), row, hash) is { } kind ? new(kind, sequence, id)
                : seen.TryGetValue(sequence, out var before) && !before.AsSpan().SequenceEqual(hash)
                    ? new(ChainFaultKind.Rewritten, sequence, id)
                : null;
            if (Fault is not null) return;
            Head = new(sequence, hash);
            Entries++;
        }

        ChainFaultKind? WrongWith(ChainedEntry entry, DbDataReader row, byte[] hash)
        {
            if (!AuditContent.Link(chain, Head, entry).Hash.AsSpan().SequenceEqual(hash)) return ChainFaultKind.ChangedEntry;
            if (entry.DetailsDigest is null) return row.IsDBNull(3) ? null : ChainFaultKind.ChangedDetails;
            if (row.IsDBNull(3))
            {
                Erased++;
                return null;
            }
            return AuditContent.Digest(row.GetFieldValue<byte[]>(3), row.GetString(4)).AsSpan().SequenceEqual(entry.DetailsDigest)
                ? null
                : ChainFaultKind.ChangedDetails;
        }

        /// <summary>The chain was longer when it was last looked at.</summary>
        public void End()
        {
            var farthest = seen.Count == 0 ? 0 : seen.Keys.Max();
            if (Fault is null && farthest > Head.Sequence) Fault = new(ChainFaultKind.Rewritten, Head.Sequence + 1, null);
        }
    }
}
