using Fintech.Infrastructure.Data;

namespace Fintech.Features.Workspaces;

public enum Role { Owner, Admin, Developer, Analyst, Viewer }

public readonly record struct MembershipId(Guid Value) : ITypedId<MembershipId>
{
    public static string Prefix => "mem";
    public static MembershipId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}

/// <summary>A person's place in a workspace.</summary>
public sealed class Membership : IWorkspaceRow
{
    public MembershipId Id { get; init; } = TypeId.New<MembershipId>();
    public WorkspaceId WorkspaceId { get; init; }
    public Guid PersonId { get; init; }
    public Role Role { get; set; }

    /// <summary>Permissions given by name beyond the role: moving money in live.</summary>
    public string[] Grants { get; set; } = [];
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.UtcNow;
}
