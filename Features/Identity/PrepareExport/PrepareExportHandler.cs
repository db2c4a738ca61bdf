using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Exports;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.PrepareExport;

/// <summary>Makes a copy that was asked for; for jobs alone.</summary>
[Level(Level.Person)]
[Writes(Idempotency.None)]
public sealed record PrepareExportRequest(DataExportId Id);

/// <remarks>
/// A try is counted before it begins and has its time for itself, so that of many who find the same copy to make one does,
/// and a try that died is made again by whoever finds it after that time. The parts are read in no transaction.
/// </remarks>
internal sealed class PrepareExportHandler(
    FintechDb db, IEnumerable<IPersonalData> parts, OwnPlaces places, SecretBox box, AccountMails mails, UnitOfWork work,
    TimeProvider clock, Changes changes) : IHandler<PrepareExportRequest, ExportView>, IOwnTransactions
{
    static readonly SliceRules Rules = SliceRules<PrepareExportRequest>.Rules;

    public async Task<Result<ExportView>> Handle(PrepareExportRequest request, CancellationToken ct)
    {
        if (await Claim(request.Id, ct) is not { } export) return new ExportNotDue();
        if (export.Attempts >= DataExport.MostAttempts)
            return await work.Finish(Rules, token => Fail(export, new ExportFailed(), token), ct);
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == export.PersonId, ct);
        var owner = new DataOwner(person.Id, person.Email!, person.Name, await places.OwnedBy(person.Id, ct));
        try
        {
            var file = await Make(owner, ct);
            return await work.Finish(Rules, token => Keep(export, file, token), ct);
        }
        catch (ExportTooLargeException)
        {
            return await work.Finish(Rules, token => Fail(export, new ExportTooLarge(), token), ct);
        }
    }

    async Task<DataExport?> Claim(DataExportId id, CancellationToken ct)
    {
        var export = await db.Set<DataExport>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct);
        if (export?.IsDue(clock.GetUtcNow()) is not true) return null;
        var claimed = await db.Set<DataExport>().Where(
                e => e.Id == id && e.Status == DataExportStatus.Preparing && e.Attempts == export.Attempts)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.Attempts, export.Attempts + 1), ct);
        return claimed == 1 ? export : null;
    }

    async Task<byte[]> Make(DataOwner owner, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(DataExport.TryLasts - TimeSpan.FromMinutes(1));
        db.Database.SetCommandTimeout(DataExport.TryLasts);
        using var archive = new ExportArchive(clock.GetUtcNow());
        foreach (var part in parts) await part.Export(owner, archive, limit.Token);
        return archive.Close();
    }

    async Task<Result<ExportView>> Keep(DataExport made, byte[] file, CancellationToken ct)
    {
        if (await Open(made, ct) is not var (export, address)) return new ExportNotDue();
        var now = clock.GetUtcNow();
        export.Status = DataExportStatus.Ready;
        export.Sealed = box.Seal(file, DataExport.Purpose(export.Id));
        export.SizeBytes = file.Length;
        (export.ReadyAt, export.ExpiresAt) = (now, now + DataExport.Life);
        mails.ExportReady(address, export.Id.ToString(), export.ExpiresAt.Value);
        return ExportView.Of(export);
    }

    async Task<Result<ExportView>> Fail(DataExport tried, Error reason, CancellationToken ct)
    {
        if (await Open(tried, ct) is not var (export, address)) return new ExportNotDue();
        export.Status = DataExportStatus.Failed;
        mails.ExportFailed(address, reason.Message);
        return ExportView.Of(export);
    }

    /// <summary>The account may have ended, and the address may have changed, while the file was made.</summary>
    async Task<(DataExport Export, string Address)?> Open(DataExport tried, CancellationToken ct)
    {
        await db.LockPerson(tried.PersonId, ct);
        var address = await db.Set<Person>().Where(p => p.Id == tried.PersonId && p.DeletedAt == null)
            .Select(p => p.Email).SingleOrDefaultAsync(ct);
        var export = await db.Set<DataExport>()
            .SingleOrDefaultAsync(e => e.Id == tried.Id && e.Status == DataExportStatus.Preparing, ct);
        if (address is null || export is null) return null;
        changes.Subject = export.Id.ToString();
        return (export, address);
    }
}
