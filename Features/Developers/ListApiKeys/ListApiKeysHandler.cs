using System.ComponentModel;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Developers.ListApiKeys;

[Scope(Permissions.DevelopersManage)]
public sealed record ListApiKeysRequest(
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null);

sealed class ListApiKeysValidator : AbstractValidator<ListApiKeysRequest>
{
    public ListApiKeysValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, 100);
        RuleFor(r => r.Cursor).Must(Cursors.IsId).WithMessage(Cursors.Invalid);
    }
}

/// <summary>Newest first, with the revoked ones: who looks for a leak needs them.</summary>
internal sealed class ListApiKeysHandler(FintechDb db) : IHandler<ListApiKeysRequest, Page<ApiKeyView>>
{
    public async Task<Result<Page<ApiKeyView>>> Handle(ListApiKeysRequest request, CancellationToken ct)
    {
        var keys = db.Set<ApiKey>().AsNoTracking();
        if (Cursors.Id<ApiKeyId>(request.Cursor) is { } after)
            keys = keys.Where(k => EF.Functions.LessThan(ValueTuple.Create(k.Id), ValueTuple.Create(after)));
        var found = await keys.OrderByDescending(k => k.Id).Take(request.Limit + 1).ToListAsync(ct);
        return Page<ApiKeyView>.Of(found.ConvertAll(ApiKeyView.Of), request.Limit, last => Cursors.Of(last.Id));
    }
}
