using System.ComponentModel;
using Fintech.Features.Identity.Exports;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.GetExport;

[Audience(Audience.Person)]
[Level(Level.Person)]
public sealed record GetExportRequest([property: Description("Which copy, such as exp_01k…")] DataExportId Id);

internal sealed class GetExportHandler(FintechDb db, Caller caller, TimeProvider clock)
    : IHandler<GetExportRequest, ExportView>
{
    public async Task<Result<ExportView>> Handle(GetExportRequest request, CancellationToken ct)
    {
        var found = await db.Set<DataExport>().Where(e => e.Id == request.Id && e.PersonId == caller.PersonId)
            .Select(ExportView.At(clock.GetUtcNow())).SingleOrDefaultAsync(ct);
        return found is null ? new ExportNotFound(request.Id) : found;
    }
}
