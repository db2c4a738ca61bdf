using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Fintech.Features.Identity.Trust;

/// <summary>A browser in which the person signed in before.</summary>
/// <param name="Current">Whether it is the one that asks.</param>
/// <param name="TrustedUntil">Until when the second factor is left out there; null if it is not.</param>
public sealed record DeviceView(
    DeviceId Id, [property: Description("Browser and system, by the browser's own word")] string Name,
    [property: Description("Network address of the last sign-in")] string Address, bool Current,
    DateTimeOffset? TrustedUntil, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt)
{
    [JsonPropertyOrder(-1)] public string Object => "device";

    public static DeviceView Of(Device d, DeviceId? current, bool isTrusted) => new(
        d.Id, d.Name, d.Address, d.Id == current, isTrusted ? d.TrustedUntil : null, d.CreatedAt, d.LastSeenAt);
}
