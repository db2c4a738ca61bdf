using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Audit;

/// <summary>
/// From where a person acted. The entries themselves stay when the person goes: they tell by an id alone who it was, and
/// their chain holds without the details.
/// </summary>
internal sealed class AuditData(FintechDb db) : IPersonalData
{
    public string Name => "audit";

    public Task Export(DataOwner owner, ExportArchive archive, CancellationToken ct) => archive.Add(
        "audit/addresses", db.Set<AuditDetails>().AsNoTracking().Where(d => d.PersonId == owner.PersonId).OrderBy(d => d.EntryId)
            .Select(d => new { d.EntryId, d.Data }).AsAsyncEnumerable(), ct);

    public Task Erase(DataOwner owner, CancellationToken ct) =>
        db.Set<AuditDetails>().Where(d => d.PersonId == owner.PersonId).ExecuteDeleteAsync(ct);
}
