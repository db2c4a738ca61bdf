using System.Text.Json.Serialization;

namespace Fintech.Features.Identity;

/// <summary>An answer in words.</summary>
public sealed record MessageView(string Message)
{
    [JsonPropertyOrder(-1)] public string Object => "message";
}
