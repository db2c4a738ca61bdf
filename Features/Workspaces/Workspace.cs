using Fintech.Infrastructure.Data;

namespace Fintech.Features.Workspaces;

public enum WorkspaceKind { Personal, Business }

/// <summary>The tenant.</summary>
public sealed class Workspace
{
    /// <summary>Members and open invitations together.</summary>
    public const int MostMembers = 100;

    /// <summary>How many one person may own.</summary>
    public const int MostOwned = 20;

    public WorkspaceId Id { get; init; } = TypeId.New<WorkspaceId>();
    public required string Name { get; set; }
    public WorkspaceKind Kind { get; init; }
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
}
