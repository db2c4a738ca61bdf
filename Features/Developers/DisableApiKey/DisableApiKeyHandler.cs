using System.ComponentModel;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.DisableApiKey;

/// <summary>No step-up: who fears for a key must be fast.</summary>
[Scope(Permissions.DevelopersManage)]
[Audience(Audience.Person)]
[Writes]
public sealed record DisableApiKeyRequest([property: Description("Which key, such as key_01k…")] ApiKeyId Id);

internal sealed class DisableApiKeyHandler(KeyChanges keys) : IHandler<DisableApiKeyRequest, ApiKeyView>
{
    public async Task<Result<ApiKeyView>> Handle(DisableApiKeyRequest request, CancellationToken ct)
    {
        var found = await keys.InForce(request.Id, ct);
        if (found.Error is { } refusal) return refusal;
        var key = found.Value!;
        var before = ApiKeyView.Of(key);
        if (key.DisabledAt is not null) return before;
        key.DisabledAt = DateTimeOffset.UtcNow;
        return keys.Changed(key, before);
    }
}
