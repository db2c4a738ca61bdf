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

    /// <summary>Members without a second factor reach nothing in it until they add one.</summary>
    public bool RequiresSecondFactor { get; set; }
    /// <summary>Where members and keys may come from, in CIDR form; anywhere when empty.</summary>
    public string[] AllowedNetworks { get; set; } = [];
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
}
