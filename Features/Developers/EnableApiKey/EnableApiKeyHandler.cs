using System.ComponentModel;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.EnableApiKey;

/// <summary>Opens again what was closed.</summary>
[Scope(Permissions.DevelopersManage)]
[Audience(Audience.Person)]
[StepUp]
[Writes]
public sealed record EnableApiKeyRequest([property: Description("Which key, such as key_01k…")] ApiKeyId Id);

internal sealed class EnableApiKeyHandler(KeyChanges keys) : IHandler<EnableApiKeyRequest, ApiKeyView>
{
    public async Task<Result<ApiKeyView>> Handle(EnableApiKeyRequest request, CancellationToken ct)
    {
        var found = await keys.WithinReach(request.Id, ct);
        if (found.Error is { } refusal) return refusal;
        var key = found.Value!;
        var before = ApiKeyView.Of(key);
        if (key.DisabledAt is null) return before;
        key.DisabledAt = null;
        return keys.Changed(key, before);
    }
}
