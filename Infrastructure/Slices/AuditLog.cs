using System.Text.Json;
using Fintech.Infrastructure.Data;

namespace Fintech.Infrastructure.Slices;

/// <summary>Audit entries that belong to no change: refusals of authorization, sign-ins, exports, reveals.</summary>
public sealed class AuditLog(Database database, CallerSlot slot)
{
    public Task Refused(string slice, string code, CancellationToken ct) => Write(slice, code, null, slot.Caller, ct);

    public async Task Write(string action, string outcome, string? subject, Caller caller, CancellationToken ct)
    {
        await using var insert = database.Main.CreateCommand("""
            insert into audit_entries (id, created_at, workspace_id, environment_id, action, outcome, subject, actor, request_id)
            values ($1, now(), $2, $3, $4, $5, $6, $7::jsonb, $8)
            """);
        object?[] values =
        [
            Guid.CreateVersion7(), caller.Workspace?.Value, caller.Environment?.Value, action, outcome, subject,
            JsonSerializer.Serialize(caller.ActorThrough(slot.Agent), Wire.Options), slot.RequestId,
        ];
        foreach (var value in values) insert.Parameters.Add(new() { Value = value ?? DBNull.Value });
        await insert.ExecuteNonQueryAsync(ct);
    }
}
