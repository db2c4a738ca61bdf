using System.Text.Json;
using Fintech.Features.Developers.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Developers;

/// <summary>Changes of keys in the running unit of work, each told by an event and noticed by every node after the commit.</summary>
internal sealed class KeyChanges(FintechDb db, Changes changes, Caller caller)
{
    /// <summary>One that can still be used, locked until the change is saved: of two rotations at once one finds it ended.</summary>
    public async Task<Result<ApiKey>> InForce(ApiKeyId id, CancellationToken ct)
    {
        await db.Set<ApiKey>().Where(k => k.Id == id).ExecuteUpdateAsync(s => s.SetProperty(k => k.Name, k => k.Name), ct);
        if (await db.Set<ApiKey>().SingleOrDefaultAsync(k => k.Id == id, ct) is not { } key) return new ApiKeyNotFound();
        changes.Subject = key.Id.ToString();
        return key.IsInForce(DateTimeOffset.UtcNow) ? key : new ApiKeyEnded();
    }

    /// <summary>
    /// The same, for who may do all that the key may: a change that opens it again or widens it gives what its maker's role
    /// gave, and whoever makes it could have kept the key's secret.
    /// </summary>
    public async Task<Result<ApiKey>> WithinReach(ApiKeyId id, CancellationToken ct)
    {
        var found = await InForce(id, ct);
        if (found.Error is not null) return found;
        return found.Value!.Scopes.FirstOrDefault(s => !caller.Has(s)) is { } beyond ? new InsufficientScope(beyond) : found;
    }

    /// <param name="before">As it was; what is still the same is no event.</param>
    public ApiKeyView Changed(ApiKey key, ApiKeyView before)
    {
        var view = ApiKeyView.Of(key);
        if (JsonSerializer.Serialize(view, Wire.Options) == JsonSerializer.Serialize(before, Wire.Options)) return view;
        changes.Record(KeyEvents.Updated, view, previous: before);
        Noticed(key);
        return view;
    }

    public void Noticed(ApiKey key) =>
        changes.AfterCommit(services => services.GetRequiredService<KeyRing>().Forget(key.Hash));
}
