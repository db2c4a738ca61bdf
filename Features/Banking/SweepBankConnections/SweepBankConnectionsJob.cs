using Fintech.Features.Banking.CompleteBankConnection;
using Fintech.Features.Banking.ImportBankData;
using Fintech.Infrastructure.Data;
using Hangfire;

namespace Fintech.Features.Banking.SweepBankConnections;

/// <summary>
/// Every job can be found again from the database. Four times a minute this looks, in all environments, for syncs that
/// were asked for and did not run, for links that may have ended unseen, and for connections not looked at for hours.
/// </summary>
[AutomaticRetry(Attempts = 0), DisableConcurrentExecution(timeoutInSeconds: 0)]
internal sealed class SweepBankConnectionsJob(Database database, IBackgroundJobClient jobs)
{
    const int Limit = 500;

    // The only statement here that looks at all environments; it hands on each row's own.
    const string Sql = """
        select environment_id, id, status = 'Linking' as linking from bank_connections
        where (access_token_sealed is not null and coalesce(sync_not_before, '-infinity') < now() and (
                  sync_requested_at > coalesce(sync_started_at, '-infinity')
                  or (status = 'Active' and last_synced_at < now() - interval '6 hours'
                      and sync_started_at < now() - interval '1 hour')))
           or (status = 'Linking' and link_token_sealed is not null and created_at < now() - interval '20 seconds'
                  and (created_at > now() - interval '3 hours' or link_expires_at < now()))
        order by sync_requested_at nulls first limit $1
        """;

    public async Task Run(CancellationToken ct)
    {
        await using var find = database.Side.CreateCommand(Sql);
        find.Parameters.Add(new() { Value = Limit });
        await using var row = await find.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var (environment, id) = (row.GetGuid(0), row.GetGuid(1));
            if (row.GetBoolean(2))
                jobs.Enqueue<CompleteBankConnectionJob>(job => job.Run(environment, id, CancellationToken.None));
            else jobs.Enqueue<ImportBankDataJob>(job => job.Run(environment, id, CancellationToken.None));
        }
    }
}
