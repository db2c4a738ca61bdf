using Fintech.Infrastructure.Data;

namespace Fintech.Features.Workspaces;

public readonly record struct InvitationId(Guid Value) : ITypedId<InvitationId>
{
    public static string Prefix => "inv";
    public static InvitationId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}

/// <summary>An asked-for membership. The mailed link opens it once, for whoever signs in with the invited address.</summary>
public sealed class Invitation : IWorkspaceRow
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public InvitationId Id { get; init; } = TypeId.New<InvitationId>();
    public WorkspaceId WorkspaceId { get; init; }

    /// <summary>Where it was made; what comes of it is told there.</summary>
    public EnvironmentId EnvironmentId { get; init; }
    public required string Email { get; init; }
    public required string NormalizedEmail { get; init; }
    public Role Role { get; init; }
    public string[] Grants { get; init; } = [];
    public Guid InvitedBy { get; init; }
    public required byte[] TokenHash { get; init; }
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
    public DateTimeOffset ExpiresAt { get; init; } = DateTimeOffset.UtcNow + Life;
    public DateTimeOffset? AcceptedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }

    public bool IsOpen => AcceptedAt is null && RevokedAt is null && ExpiresAt > DateTimeOffset.UtcNow;
}
