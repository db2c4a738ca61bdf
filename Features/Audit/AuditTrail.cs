using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Audit;

/// <summary>Reads a chain's entries, newest first.</summary>
sealed class AuditTrail(Database database)
{
    public async Task<Page<AuditEntryView>> Search(AuditChain chain, IAuditSearch search, CancellationToken ct)
    {
        await using var read = database.Reads.CreateCommand();
        var wanted = new Conditions(read);
        if (chain.Workspace is { } workspace) wanted.And("e.workspace_id = ?", workspace.Value);
        else wanted.And("e.workspace_id is null");
        wanted.And("e.id < ?", Cursors.Id<AuditEntryId>(search.Cursor)?.Value)
            .And("e.action = ?", search.Action)
            .And("e.outcome = ?", search.Outcome is "refused" ? null : search.Outcome)
            .And("(e.actor ->> 'id' = ? or e.actor ->> 'on_behalf_of' = ?)", search.Actor)
            .And("e.subject = ?", search.Subject)
            .And("e.created_at >= ?", search.From?.UtcDateTime)
            .And("e.created_at < ?", search.To?.UtcDateTime);
        if (search.Outcome is "refused") wanted.And("e.outcome <> 'done'");
        read.CommandText = $"""
            select {AuditEntryView.Columns}
            from audit_entries e left join audit_links l on l.entry_id = e.id left join audit_details d on d.entry_id = e.id
            where {wanted} order by e.id desc limit {search.Limit + 1}
            """;
        await using var row = await read.ExecuteReaderAsync(ct);
        var found = new List<AuditEntryView>();
        while (await row.ReadAsync(ct)) found.Add(AuditEntryView.Read(row));
        return Page<AuditEntryView>.Of(found, search.Limit, last => Cursors.Of(last.Id));
    }
}
