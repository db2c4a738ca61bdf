using System.Text.Json.Serialization;
using Fintech.Features.Developers.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers;

/// <summary>An API key without its secret.</summary>
/// <param name="Prefix">The start of the key, such as <c>fk_sandbox_ab12…</c>.</param>
/// <param name="AllowedNetworks">Where it may be used from, in CIDR form; anywhere when empty.</param>
/// <param name="RequestsPerMinute">A limit of its own below the platform's; null when it has none.</param>
/// <param name="ReplacesKeyId">The key that this one took the place of, which may still work for a while.</param>
/// <param name="ForDocs">It ends with the session that made it, after a day at the latest.</param>
public sealed record ApiKeyView(
    ApiKeyId Id, string Name, string Prefix, string Last4, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt, DateTimeOffset? DisabledAt,
    string? LastUsedFrom, [property: Example("""["203.0.113.0/24"]""")] IReadOnlyList<string> AllowedNetworks, int? RequestsPerMinute, long? RequestsPerDay,
    long? RequestsPerMonth, ApiKeyId? ReplacesKeyId, bool ForDocs)
{
    [JsonPropertyOrder(-1)] public string Object => "api_key";

    internal static ApiKeyView Of(ApiKey key) => new(key.Id, key.Name, key.Prefix, key.Last4, key.Scopes, key.CreatedAt,
        key.ExpiresAt, key.LastUsedAt, key.RevokedAt, key.DisabledAt, key.LastUsedFrom, key.AllowedNetworks,
        key.RequestsPerMinute, key.RequestsPerDay, key.RequestsPerMonth, key.ReplacesId, key.SessionId is not null);
}
