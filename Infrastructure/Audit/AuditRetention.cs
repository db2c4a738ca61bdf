using Fintech.Infrastructure.Data;
using Npgsql;

namespace Fintech.Infrastructure.Audit;

/// <summary>How long the trail is kept.</summary>
public sealed record AuditOptions
{
    /// <summary>Days; 0 keeps everything.</summary>
    public int KeepDays { get; init; } = 730;
}

/// <summary>
/// Lets weeks of the trail go by age. Each chain is verified first and its last place before the cut is written down, from
/// which verification then starts; a chain with a fault keeps everything, since it is evidence.
/// </summary>
public sealed partial class AuditRetention(ChainVerifier verifier, AuditOptions options, ILogger<AuditRetention> log)
{
    public async Task Run(NpgsqlConnection owner, DateTimeOffset now, CancellationToken ct)
    {
        if (options.KeepDays <= 0) return;
        foreach (var (name, end) in await Partitions.Before(owner, "audit_entries", now.AddDays(-options.KeepDays), ct))
            if (!await Cut(owner, name, end, ct)) return;
    }

    async Task<bool> Cut(NpgsqlConnection owner, string partition, Guid end, CancellationToken ct)
    {
        foreach (var chain in await verifier.All(ct))
        {
            if ((await verifier.Verify(chain, ct)).Fault is not { } fault) continue;
            Kept(partition, chain.ToString(), fault.Kind);
            return false;
        }
        // One command of several statements without parameters is one transaction.
        await using var cut = new NpgsqlCommand($"""
            insert into audit_checks (id, chain, sequence, hash, is_cut)
                select gen_random_uuid(), l.chain, l.sequence, l.hash, true from audit_links l
                join (select chain, max(sequence) as sequence from audit_links where entry_id < '{end}' group by chain) last
                    on last.chain = l.chain and last.sequence = l.sequence;
            delete from audit_links l using audit_checks c
                where c.chain = l.chain and c.is_cut and l.sequence < c.sequence and l.entry_id < '{end}';
            delete from audit_details where entry_id < '{end}';
            drop table {partition}
            """, owner);
        await cut.ExecuteNonQueryAsync(ct);
        Dropped(partition);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "{Partition} is kept beyond its age, for the chain of {Chain} has a fault: {Fault}")]
    partial void Kept(string partition, string chain, ChainFaultKind fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Dropped {Partition} of the audit trail by age")]
    partial void Dropped(string partition);
}
