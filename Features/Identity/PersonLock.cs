using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity;

static class PersonLock
{
    /// <summary>Makes changes of one account wait for each other until the running unit of work ends.</summary>
    public static Task LockPerson(this FintechDb db, Guid personId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select 1 from people where id = {personId} for no key update", ct);
}
