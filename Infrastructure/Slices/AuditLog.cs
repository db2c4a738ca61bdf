using System.Text.Json;
using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Data;
using NpgsqlTypes;

namespace Fintech.Infrastructure.Slices;

/// <summary>Audit entries that belong to no change: refusals of authorization, sign-ins, exports, reveals.</summary>
public sealed class AuditLog(Database database, CallerSlot slot, AuditEntries entries, IServiceProvider services)
{
    /// <summary>Equal refusals of one caller are written once a minute by each server.</summary>
    public Task Refused(string slice, string code, CancellationToken ct) =>
        services.GetRequiredService<RefusalNotes>().IsNew(slot.Caller, slice, code)
            ? Write(slice, code, null, slot.Caller, ct)
            : Task.CompletedTask;

    public async Task Write(string action, string outcome, string? subject, Caller caller, CancellationToken ct)
    {
        var (entry, details) = entries.Of(action, outcome, subject, caller);
        await using var insert = database.Side.CreateCommand("""
            with entry as (
                insert into audit_entries (id, created_at, workspace_id, environment_id, action, outcome, subject, actor, request_id, details_digest)
                values ($1, now(), $2, $3, $4, $5, $6, $7::jsonb, $8, $9))
            insert into audit_details (entry_id, person_id, salt, data) select $1, $10, $11, $12 where $11 is not null
            """);
        object?[] values =
        [
            entry.Id.Value, entry.WorkspaceId?.Value, entry.EnvironmentId?.Value, entry.Action, entry.Outcome, entry.Subject,
            JsonSerializer.Serialize(entry.Actor, Wire.Options), entry.RequestId,
        ];
        foreach (var value in values) insert.Parameters.Add(new() { Value = value ?? DBNull.Value });
        insert.Parameters.Add(new() { Value = (object?)entry.DetailsDigest ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea });
        insert.Parameters.Add(new() { Value = (object?)details?.PersonId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        insert.Parameters.Add(new() { Value = (object?)details?.Salt ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea });
        insert.Parameters.Add(new() { Value = (object?)details?.Data ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await insert.ExecuteNonQueryAsync(ct);
    }
}
