using System.ComponentModel;
using Fintech.Features.Identity.Exports;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.ListExports;

[Audience(Audience.Person)]
[Level(Level.Person)]
public sealed record ListExportsRequest(
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null) : IPaged;

sealed class ListExportsValidator : PagedValidator<ListExportsRequest>;

/// <summary>Newest first.</summary>
internal sealed class ListExportsHandler(FintechDb db, Caller caller, TimeProvider clock)
    : IHandler<ListExportsRequest, Page<ExportView>>
{
    public async Task<Result<Page<ExportView>>> Handle(ListExportsRequest request, CancellationToken ct)
    {
        var mine = db.Set<DataExport>().Where(e => e.PersonId == caller.PersonId);
        var found = await mine.NewestFirst(request, Cursors.Id<DataExportId>(request.Cursor))
            .Select(ExportView.At(clock.GetUtcNow())).ToListAsync(ct);
        return Page<ExportView>.Of(found, request.Limit, last => Cursors.Of(last.Id));
    }
}
