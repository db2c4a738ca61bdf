using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Npgsql;
using NpgsqlTypes;

namespace Fintech.Features.Audit;

/// <summary>What every search of the trail must keep to.</summary>
class AuditSearchValidator<TRequest> : PagedValidator<TRequest> where TRequest : IAuditSearch
{
    protected AuditSearchValidator()
    {
        RuleFor(r => r.Action).MaximumLength(100);
        RuleFor(r => r.Outcome).MaximumLength(100);
        RuleFor(r => r.Actor).MaximumLength(100);
        RuleFor(r => r.Subject).MaximumLength(100);
        RuleFor(r => r.To).GreaterThan(r => r.From).When(r => r.From is not null && r.To is not null)
            .WithMessage("The end lies before the beginning.");
    }
}

/// <summary>Reads a chain's entries, newest first.</summary>
sealed class AuditTrail(Database database)
{
    public async Task<Page<AuditEntryView>> Search(AuditChain chain, IAuditSearch search, CancellationToken ct)
    {
        await using var read = database.Reads.CreateCommand($"""
            select {AuditEntryView.Columns}
            from audit_entries e left join audit_links l on l.entry_id = e.id left join audit_details d on d.entry_id = e.id
            where {(chain.Workspace is null ? "e.workspace_id is null and $1 is not null" : "e.workspace_id = $1")}
                and ($2::uuid is null or e.id < $2) and ($3::text is null or e.action = $3)
                and ($4::text is null or e.outcome = $4 or ($4 = 'refused' and e.outcome <> 'done'))
                and ($5::text is null or e.actor ->> 'id' = $5 or e.actor ->> 'on_behalf_of' = $5)
                and ($6::text is null or e.subject = $6)
                and ($7::timestamptz is null or e.created_at >= $7) and ($8::timestamptz is null or e.created_at < $8)
            order by e.id desc limit $9
            """);
        Add(read, NpgsqlDbType.Uuid, chain.Value);
        Add(read, NpgsqlDbType.Uuid, Cursors.Id<AuditEntryId>(search.Cursor)?.Value);
        Add(read, NpgsqlDbType.Text, search.Action);
        Add(read, NpgsqlDbType.Text, search.Outcome);
        Add(read, NpgsqlDbType.Text, search.Actor);
        Add(read, NpgsqlDbType.Text, search.Subject);
        Add(read, NpgsqlDbType.TimestampTz, search.From?.UtcDateTime);
        Add(read, NpgsqlDbType.TimestampTz, search.To?.UtcDateTime);
        Add(read, NpgsqlDbType.Integer, search.Limit + 1);
        await using var row = await read.ExecuteReaderAsync(ct);
        var found = new List<AuditEntryView>();
        while (await row.ReadAsync(ct)) found.Add(AuditEntryView.Read(row));
        return Page<AuditEntryView>.Of(found, search.Limit, last => Cursors.Of(last.Id));
    }

    static void Add(NpgsqlCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new() { Value = value ?? DBNull.Value, NpgsqlDbType = type });
}
