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
        var start = await Cut(connection, chain, ct) ?? ChainPlace.Start;
        var seen = await Seen(connection, chain, start.Sequence, ct);
        var walk = new Walk(chain, start, seen);
        await using (var links = Links(connection, chain, start.Sequence))
        await using (var row = await links.ExecuteReaderAsync(ct))
            while (walk.Fault is null && await row.ReadAsync(ct)) walk.Step(row);
        walk.End();
        var fault = walk.Fault ?? await Unlinked(connection, chain, ct);
        return new(chain, start.Sequence, walk.Entries, walk.Erased, walk.Head, fault);
    }

    /// <summary>Every chain that there is.</summary>
    public async Task<List<AuditChain>> All(CancellationToken ct)
    {
        await using var list = database.Reads.CreateCommand("""
            with recursive chains as (
                (select chain from audit_links order by chain limit 1)
                union all
                select (select l.chain from audit_links l where l.chain > c.chain order by l.chain limit 1)
                from chains c where c.chain is not null)
            select chain from chains where chain is not null
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

    // What was taken out of the trail before it was linked is in no chain; the platform's check tells of it.
    static async Task<ChainFault?> Unlinked(NpgsqlConnection connection, AuditChain chain, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand($"""
            select e.id, true from audit_entries e
            where e.workspace_id {(chain.Workspace is null ? "is null" : "= $1")} and e.created_at < now() - interval '5 seconds'
                and not exists (select from audit_links l where l.entry_id = e.id)
            union all
            select u.entry_id, false from audit_unlinked u
            where {(chain.Workspace is null ? "true" : "false")} and not exists (select from audit_entries e where e.id = u.entry_id)
            limit 1
            """, connection) { CommandTimeout = LongestSeconds };
        if (chain.Workspace is { } workspace) read.Parameters.Add(new() { Value = workspace.Value });
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
