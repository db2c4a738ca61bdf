using Fintech.Features.Identity.DeletePerson;
using Fintech.Features.Identity.PrepareExport;
using Fintech.Infrastructure.Data;
using Hangfire;

namespace Fintech.Features.Identity.SweepAccounts;

/// <summary>
/// Every job can be found again from the database. Four times a minute this looks for copies of data that were asked for
/// and not made, for accounts whose waiting period is over, and erases copies that have run out.
/// </summary>
[AutomaticRetry(Attempts = 0), DisableConcurrentExecution(timeoutInSeconds: 0)]
internal sealed class SweepAccountsJob(Database database, IBackgroundJobClient jobs)
{
    const int Limit = 200;

    // A copy that was asked for a moment ago is on its way by itself.
    const string Sql = """
        with erased as (
            update data_exports set sealed = null, status = 'Expired' where status = 'Ready' and expires_at <= now()
        )
        (select id, false as is_person from data_exports where status = 'Preparing'
            and created_at + greatest(attempts * $2, interval '15 seconds') <= now() order by created_at limit $1)
        union all
        (select id, true from people where deletes_at <= now() order by deletes_at limit $1)
        """;

    public async Task Run(CancellationToken ct)
    {
        await using var find = database.Side.CreateCommand(Sql);
        find.Parameters.Add(new() { Value = Limit });
        find.Parameters.Add(new() { Value = Exports.DataExport.TryLasts });
        await using var row = await find.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var id = row.GetGuid(0);
            if (row.GetBoolean(1)) jobs.Enqueue<DeletePersonJob>(job => job.Run(id, CancellationToken.None));
            else jobs.Enqueue<PrepareExportJob>(job => job.Run(id, CancellationToken.None));
        }
    }
}
