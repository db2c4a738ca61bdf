using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Data;

/// <summary>One line of the audit trail: who did what to what, saved in the same transaction as the change.</summary>
public sealed class AuditEntry
{
    public AuditEntryId Id { get; init; } = TypeId.New<AuditEntryId>();
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
    public WorkspaceId? WorkspaceId { get; init; }
    public EnvironmentId? EnvironmentId { get; init; }

    /// <summary>The slice, such as <c>create_api_key</c>.</summary>
    public required string Action { get; init; }

    /// <summary><c>done</c>, or the code of the refusal.</summary>
    public required string Outcome { get; init; }

    /// <summary>Public id of what was changed, when there is one.</summary>
    public string? Subject { get; init; }
    public required Actor Actor { get; init; }
    public required string RequestId { get; init; }

    /// <summary>SHA-256 over salt and text of the details that are kept beside, where they can be erased.</summary>
    public byte[]? DetailsDigest { get; init; }
}
