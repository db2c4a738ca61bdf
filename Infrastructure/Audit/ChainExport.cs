using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Fintech.Infrastructure.Data;

namespace Fintech.Infrastructure.Audit;

/// <summary>
/// Writes a chain as JSON Lines (one object a line): each link with what it hashes, then the head, which also says
/// after which place the first of them comes. Nothing of it has to be
/// believed: whoever computes the hashes anew knows whether the entries are those that were linked.
/// </summary>
public sealed class ChainExport(Database database)
{
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> Lines(AuditChain chain, [EnumeratorCancellation] CancellationToken ct)
    {
        var (head, start) = (ChainPlace.Start, (ChainPlace?)null);
        await using var read = database.Reads.CreateCommand($"""
            select l.sequence, l.hash, p.hash, d.salt, d.data, {ChainedEntry.Columns}
            from audit_links l join audit_entries e on e.id = l.entry_id
                left join audit_links p on p.chain = l.chain and p.sequence = l.sequence - 1
                left join audit_details d on d.entry_id = l.entry_id
            where l.chain = $1 order by l.sequence
            """);
        read.CommandTimeout = 600;
        read.Parameters.Add(new() { Value = chain.Value });
        await using var row = await read.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var before = new ChainPlace(row.GetInt64(0) - 1, row.IsDBNull(2) ? ChainPlace.Start.Hash : row.GetFieldValue<byte[]>(2));
            start ??= before;
            var (line, _) = AuditContent.Link(chain, before, ChainedEntry.Read(row, 5));
            head = new(row.GetInt64(0), row.GetFieldValue<byte[]>(1));
            line["hash"] = AuditContent.Hex(head.Hash);
            line["details"] = row.IsDBNull(4) ? null : row.GetString(4);
            line["salt"] = row.IsDBNull(3) ? null : AuditContent.Hex(row.GetFieldValue<byte[]>(3));
            yield return Line(line);
        }
        yield return Line(new JsonObject
        {
            ["head"] = new JsonObject
            {
                ["chain"] = chain.ToString(), ["sequence"] = head.Sequence, ["hash"] = AuditContent.Hex(head.Hash), ["after"] = After(start ?? head),
            },
        });
    }

    static JsonObject After(ChainPlace start) => new() { ["sequence"] = start.Sequence, ["hash"] = AuditContent.Hex(start.Hash) };

    static byte[] Line(JsonObject line) => [.. CanonicalJson.Bytes(line), (byte)'\n'];
}
