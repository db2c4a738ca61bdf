using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;

namespace Fintech.Features.Workspaces;

[Description("A person's place in a workspace")]
public sealed record MemberView(
    MembershipId Id, PersonCard Person, Role Role,
    [property: Description("Permissions beyond the role, given by name")] IReadOnlyList<string> Grants,
    [property: Description("Whether it is the one who asks")] bool You, DateTimeOffset JoinedAt,
    [property: Description("Whether this person has a second factor")] bool SecondFactor)
{
    [JsonPropertyOrder(-1)] public string Object => "member";

    public static MemberView Of(Membership m, PersonCard person, Guid? asking) =>
        new(m.Id, person, m.Role, m.Grants, m.PersonId == asking, m.CreatedAt, person.HasSecondFactor);
}

public enum InvitationStatus { Open, Accepted, Revoked, Expired }

[Description("An invitation into a workspace")]
public sealed record InvitationView(
    InvitationId Id, string Email, Role Role, IReadOnlyList<string> Grants, InvitationStatus Status, PersonId InvitedBy,
    DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    [JsonPropertyOrder(-1)] public string Object => "invitation";

    public static InvitationView Of(Invitation i) => new(
        i.Id, i.Email, i.Role, i.Grants,
        i.AcceptedAt is not null ? InvitationStatus.Accepted : i.RevokedAt is not null ? InvitationStatus.Revoked
            : i.IsOpen ? InvitationStatus.Open : InvitationStatus.Expired,
        new(i.InvitedBy), i.CreatedAt, i.ExpiresAt);
}

/// <summary>What an invited person sees before they accept.</summary>
public sealed record OfferView(string Workspace, string InvitedBy, string Email, Role Role, DateTimeOffset ExpiresAt)
{
    [JsonPropertyOrder(-1)] public string Object => "invitation_offer";
}

/// <summary>What a workspace demands of its members.</summary>
public sealed record WorkspacePolicyView(
    [property: Description("Members without a second factor reach nothing in it")] bool RequiresSecondFactor)
{
    [JsonPropertyOrder(-1)] public string Object => "workspace_policy";
}

/// <summary>A workspace that the person is now in, or no longer in.</summary>
public sealed record PlaceView(WorkspaceId Id, string Name)
{
    [JsonPropertyOrder(-1)] public string Object => "workspace";
}
