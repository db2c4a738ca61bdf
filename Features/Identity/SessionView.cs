using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Fintech.Features.Identity;

/// <summary>One browser in which somebody is signed in.</summary>
/// <param name="Current">Whether it is the one that asks.</param>
/// <param name="Device">What the browser says of itself, in short; not verified.</param>
/// <param name="AuthTime">When the person last proved there who they are.</param>
public sealed record SessionView(
    SessionId Id, bool Current, [property: Description("Browser and system, by the browser's own word")] string Device,
    [property: Description("Network address at sign-in")] string Address, DateTimeOffset AuthTime,
    DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt, DateTimeOffset? EndedAt)
{
    [JsonPropertyOrder(-1)] public string Object => "session";

    public static SessionView Of(Session s, Guid? current) => new(
        s.Id, s.Id.Value == current, Devices.Name(s.UserAgent), s.Address, s.AuthTime, s.CreatedAt, s.LastSeenAt,
        s.ExpiresAt, s.EndedAt);
}
