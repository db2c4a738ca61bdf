using System.ComponentModel;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Developers.ListApiKeys;

[Scope(Permissions.DevelopersManage)]
public sealed record ListApiKeysRequest(
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null) : IPaged;

sealed class ListApiKeysValidator : PagedValidator<ListApiKeysRequest>;

/// <summary>Newest first, with the revoked ones: who looks for a leak needs them.</summary>
internal sealed class ListApiKeysHandler(FintechDb db) : IHandler<ListApiKeysRequest, Page<ApiKeyView>>
{
    public async Task<Result<Page<ApiKeyView>>> Handle(ListApiKeysRequest request, CancellationToken ct)
    {
        var keys = db.Set<ApiKey>().AsNoTracking();
        var found = await keys.NewestFirst(request, Cursors.Id<ApiKeyId>(request.Cursor)).ToListAsync(ct);
        return Page<ApiKeyView>.Of(found.ConvertAll(ApiKeyView.Of), request.Limit, last => Cursors.Of(last.Id));
    }
}
