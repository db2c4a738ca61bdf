using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Fintech.Features.Identity.Passkeys;

/// <summary>What the browser hands to its authenticator; the answer comes back under the same id.</summary>
public sealed record PasskeyChallengeView(
    PasskeyChallengeId Id,
    [property: Description(
        "For PublicKeyCredential.parseCreationOptionsFromJSON or parseRequestOptionsFromJSON (WebAuthn level 3)")]
    JsonObject Options,
    DateTimeOffset ExpiresAt)
{
    [JsonPropertyOrder(-1)] public string Object => "passkey_challenge";
}
