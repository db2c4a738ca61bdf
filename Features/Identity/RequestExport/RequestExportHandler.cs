using Fintech.Features.Identity.Exports;
using Fintech.Features.Identity.PrepareExport;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.RequestExport;

[Audience(Audience.Person)]
[Level(Level.Person)]
[StepUp]
[Writes]
public sealed record RequestExportRequest;

/// <summary>A job makes it; the mail and <c>GET /v1/me/exports</c> say when.</summary>
internal sealed class RequestExportHandler(FintechDb db, Caller caller, TimeProvider clock, Changes changes)
    : IHandler<RequestExportRequest, ExportView>
{
    const int MostADay = 3;

    public async Task<Result<ExportView>> Handle(RequestExportRequest request, CancellationToken ct)
    {
        var (person, now) = (caller.PersonId!.Value, clock.GetUtcNow());
        await db.LockPerson(person, ct); // two at the same moment would not see each other
        var mine = db.Set<DataExport>().Where(e => e.PersonId == person);
        if (await mine.AnyAsync(e => e.Status == DataExportStatus.Preparing, ct)) return new ExportUnderWay();
        var today = await mine.Where(e => e.CreatedAt > now - TimeSpan.FromDays(1)).OrderBy(e => e.CreatedAt)
            .Select(e => e.CreatedAt).ToListAsync(ct);
        if (today.Count >= MostADay)
            return new TooManyRequests { RetryAfter = today[^MostADay] + TimeSpan.FromDays(1) - now };
        var export = new DataExport { PersonId = person, CreatedAt = now };
        db.Add(export);
        changes.Subject = export.Id.ToString();
        var id = export.Id.Value;
        changes.Start<PrepareExportJob>(job => job.Run(id, CancellationToken.None));
        return ExportView.Of(export);
    }
}
