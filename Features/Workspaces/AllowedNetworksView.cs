using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Workspaces;

/// <summary>Where members and keys of a workspace may come from.</summary>
public sealed record AllowedNetworksView(
    [property: Description("Addresses and networks in CIDR form; anywhere when empty")]
    [property: Example("""["203.0.113.0/24"]""")] IReadOnlyList<string> Networks,
    [property: Description("Where this request came from")] string YourAddress)
{
    [JsonPropertyOrder(-1)] public string Object => "allowed_networks";
}
