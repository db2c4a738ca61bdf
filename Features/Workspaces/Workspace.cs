using Fintech.Infrastructure.Data;

namespace Fintech.Features.Workspaces;

public enum WorkspaceKind { Personal, Business }

/// <summary>The tenant.</summary>
public sealed class Workspace
{
    public WorkspaceId Id { get; init; } = TypeId.New<WorkspaceId>();
    public required string Name { get; set; }
    public WorkspaceKind Kind { get; init; }
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
}
