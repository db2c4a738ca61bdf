using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Fintech.Features.Identity;

[Description("Whether an account is going to be deleted")]
public sealed record DeletionView(
    [property: Description("When; null while nobody asked for it")] DateTimeOffset? DeletesAt)
{
    [JsonPropertyOrder(-1)] public string Object => "account_deletion";
}
