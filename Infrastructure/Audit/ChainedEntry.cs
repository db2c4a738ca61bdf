using System.Data.Common;
using Fintech.Infrastructure.Data;

namespace Fintech.Infrastructure.Audit;

/// <summary>An entry as the database has it: what is hashed is what was read back, not what was meant to be written.</summary>
/// <param name="Actor">JSON.</param>
sealed record ChainedEntry(
    AuditEntryId Id, DateTime CreatedAt, WorkspaceId? Workspace, EnvironmentId? Environment, string Action, string Outcome,
    string? Subject, string Actor, string RequestId, byte[]? DetailsDigest)
{
    public const string Columns =
        "e.id, e.created_at, e.workspace_id, e.environment_id, e.action, e.outcome, e.subject, e.actor::text, e.request_id, e.details_digest";

    public const int Width = 10;

    public static ChainedEntry Read(DbDataReader row, int at = 0) => new(
        new(row.GetGuid(at)), row.GetDateTime(at + 1),
        row.IsDBNull(at + 2) ? null : new WorkspaceId(row.GetGuid(at + 2)),
        row.IsDBNull(at + 3) ? null : new EnvironmentId(row.GetGuid(at + 3)),
        row.GetString(at + 4), row.GetString(at + 5), row.IsDBNull(at + 6) ? null : row.GetString(at + 6),
        row.GetString(at + 7), row.GetString(at + 8), row.IsDBNull(at + 9) ? null : row.GetFieldValue<byte[]>(at + 9));
}
