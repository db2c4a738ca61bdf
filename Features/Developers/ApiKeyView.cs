using System.Text.Json.Serialization;
using Fintech.Features.Developers.Contracts;

namespace Fintech.Features.Developers;

/// <summary>An API key without its secret.</summary>
/// <param name="Prefix">The start of the key, such as <c>fk_sandbox_ab12…</c>.</param>
public sealed record ApiKeyView(
    ApiKeyId Id, string Name, string Prefix, string Last4, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt)
{
    [JsonPropertyOrder(-1)] public string Object => "api_key";

    internal static ApiKeyView Of(ApiKey key) => new(key.Id, key.Name, key.Prefix, key.Last4, key.Scopes, key.CreatedAt,
        key.ExpiresAt, key.LastUsedAt, key.RevokedAt);
}
