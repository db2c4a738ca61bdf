using Microsoft.EntityFrameworkCore;

namespace Fintech.Infrastructure.Data;

static class DatabaseClock
{
    /// <summary>The database's clock, for times that several nodes compare.</summary>
    public static async Task<DateTimeOffset> Now(this FintechDb db, CancellationToken ct) =>
        (await db.Database.SqlQuery<DateTime>($"""select clock_timestamp() as "Value" """).ToListAsync(ct))[0];
}
