using Fintech.Infrastructure.Data;

namespace Fintech.Features.Workspaces;

public enum EnvironmentKind { Live, Sandbox }

/// <summary>An isolated copy of a workspace's data: one live, up to five sandboxes.</summary>
public sealed class WorkspaceEnvironment : IWorkspaceRow
{
    public const int MaxSandboxes = 5;

    public EnvironmentId Id { get; init; } = TypeId.New<EnvironmentId>();
    public WorkspaceId WorkspaceId { get; init; }
    public required string Name { get; set; }
    public EnvironmentKind Kind { get; init; }

    /// <summary>How far a sandbox's business clock is ahead of real time.</summary>
    public long ClockOffsetSeconds { get; set; }
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
}
