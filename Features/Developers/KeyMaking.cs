using Fintech.Features.Developers.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Developers;

/// <summary>What a key may do, for how long, from where and how often.</summary>
internal sealed record KeySettings(
    string Name, string[] Scopes, DateTimeOffset? ExpiresAt, string[] AllowedNetworks, int? RequestsPerMinute = null,
    long? RequestsPerDay = null, long? RequestsPerMonth = null)
{
    public ApiKeyId? ReplacesId { get; init; }
    public Guid? CountedAs { get; init; }
    public Guid? SessionId { get; init; }
}

/// <summary>Makes keys in the running unit of work: new ones, those that take another's place, and those of the docs.</summary>
internal sealed class KeyMaking(FintechDb db, KeyRing ring, Caller caller, Changes changes)
{
    public async Task<Result<NewApiKeyView>> Make(KeySettings settings, EventType happened, CancellationToken ct)
    {
        var now = DateTimeOffset.UtcNow;
        var inForce = await db.Set<ApiKey>().CountAsync(
            k => k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now), ct);
        // What takes another's place adds none for long.
        if (inForce - (settings.ReplacesId is null ? 0 : 1) >= ApiKey.MostInForce) return new TooManyApiKeys();
        var secret = ApiKeyFormat.New(caller.IsLive);
        var (hash, pepper) = ring.Hash(secret);
        var key = new ApiKey
        {
            EnvironmentId = caller.EnvironmentId, WorkspaceId = caller.Workspace!.Value,
            CreatedBy = caller.PersonId!.Value, Hash = hash, Pepper = pepper, Prefix = ApiKeyFormat.Shown(secret),
            Last4 = secret[^4..], Name = settings.Name.Trim(), Scopes = settings.Scopes, ExpiresAt = settings.ExpiresAt,
            AllowedNetworks = settings.AllowedNetworks, RequestsPerMinute = settings.RequestsPerMinute,
            RequestsPerDay = settings.RequestsPerDay, RequestsPerMonth = settings.RequestsPerMonth,
            ReplacesId = settings.ReplacesId, CountedAs = settings.CountedAs, SessionId = settings.SessionId,
        };
        db.Add(key);
        changes.Subject = key.Id.ToString();
        changes.Record(happened, ApiKeyView.Of(key));
        return NewApiKeyView.Of(key, secret);
    }
}
