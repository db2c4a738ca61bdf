using System.ComponentModel;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Developers.RevokeApiKey;

/// <summary>No step-up: a leaked key must end fast.</summary>
[Scope(Permissions.DevelopersManage)]
[Audience(Audience.Person)]
[Writes]
public sealed record RevokeApiKeyRequest([property: Description("Which key, such as key_01k…")] ApiKeyId Id);

internal sealed class RevokeApiKeyHandler(FintechDb db, Changes changes) : IHandler<RevokeApiKeyRequest, ApiKeyView>
{
    public async Task<Result<ApiKeyView>> Handle(RevokeApiKeyRequest request, CancellationToken ct)
    {
        if (await db.Set<ApiKey>().SingleOrDefaultAsync(k => k.Id == request.Id, ct) is not { } key)
            return new ApiKeyNotFound();
        changes.Subject = key.Id.ToString();
        if (key.RevokedAt is not null) return ApiKeyView.Of(key);
        key.RevokedAt = DateTimeOffset.UtcNow;
        changes.Record(KeyEvents.Revoked, ApiKeyView.Of(key));
        changes.AfterCommit(services => services.GetRequiredService<KeyRing>().Forget(key.Hash));
        return ApiKeyView.Of(key);
    }
}
