using System.Text.Json.Serialization;
using Fintech.Features.Developers.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers;

/// <summary>A new key. <c>secret</c> is given this once and kept nowhere.</summary>
/// <param name="SecretAlreadyShown">True in the answer to a retry, which has no secret any more.</param>
public sealed record NewApiKeyView(
    ApiKeyId Id, string Name, string Prefix, string Last4, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt, DateTimeOffset? DisabledAt,
    string? LastUsedFrom, [property: Example("""["203.0.113.0/24"]""")] IReadOnlyList<string> AllowedNetworks, int? RequestsPerMinute, long? RequestsPerDay,
    long? RequestsPerMonth, ApiKeyId? ReplacesKeyId, bool ForDocs,
    [property: Secret] string? Secret, bool SecretAlreadyShown) : IShowsSecretOnce<NewApiKeyView>
{
    [JsonPropertyOrder(-1)] public string Object => "api_key";

    public NewApiKeyView WithoutSecret() => this with { Secret = null, SecretAlreadyShown = true };

    internal static NewApiKeyView Of(ApiKey key, string secret) => new(key.Id, key.Name, key.Prefix, key.Last4, key.Scopes,
        key.CreatedAt, key.ExpiresAt, null, null, null, null, key.AllowedNetworks, key.RequestsPerMinute,
        key.RequestsPerDay, key.RequestsPerMonth, key.ReplacesId, key.SessionId is not null, secret, false);
}
