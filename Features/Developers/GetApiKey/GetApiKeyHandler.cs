using System.ComponentModel;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Developers.GetApiKey;

[Scope(Permissions.DevelopersManage)]
public sealed record GetApiKeyRequest([property: Description("Which key, such as key_01k…")] ApiKeyId Id);

internal sealed class GetApiKeyHandler(FintechDb db) : IHandler<GetApiKeyRequest, ApiKeyView>
{
    public async Task<Result<ApiKeyView>> Handle(GetApiKeyRequest request, CancellationToken ct) =>
        await db.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Id == request.Id, ct) is { } key
            ? ApiKeyView.Of(key)
            : new ApiKeyNotFound();
}
