using Fintech.Features.Developers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Jobs;
using Fintech.Infrastructure.Slices;
using Hangfire;

namespace Fintech.Features.Developers.WarnOfQuota;

/// <summary>Looks once a minute for quotas of which 80 or 100 percent are taken and nobody was told.</summary>
[AutomaticRetry(Attempts = 0), DisableConcurrentExecution(timeoutInSeconds: 0)]
internal sealed class WarnOfQuotaJob(Database database, IServiceScopeFactory scopes)
{
    const string Sql = """
        select k.id, q.monthly, q.starts, case when q.taken >= q.quota then 100 else 80 end, coalesce(k.environment_id, e.id)
        from quota_counts q
        left join api_keys k on k.id = q.subject
        left join environments e on e.id = q.subject
        where q.starts >= (now() at time zone 'utc')::date - 31 and coalesce(k.environment_id, e.id) is not null
            and ((q.taken >= q.quota and q.warned < 100) or (q.taken * 100 >= q.quota * 80 and q.warned < 80))
        limit 500
        """;

    public async Task Run(CancellationToken ct)
    {
        var due = new List<(WarnOfQuotaRequest Request, EnvironmentId Environment)>();
        await using (var find = database.Side.CreateCommand(Sql))
        await using (var row = await find.ExecuteReaderAsync(ct))
            while (await row.ReadAsync(ct))
                due.Add((new(row.IsDBNull(0) ? null : new ApiKeyId(row.GetGuid(0)), row.GetBoolean(1), row.GetFieldValue<DateOnly>(2), row.GetInt32(3)), new(row.GetGuid(4))));
        foreach (var (request, environment) in due)
        {
            await using var scope = scopes.CreateAsyncScope();
            await new One(scope.ServiceProvider).Warn(environment, request, ct);
        }
    }

    sealed class One(IServiceProvider services) : SliceJob<WarnOfQuotaRequest, QuotaReachedView>(services)
    {
        public Task<Result<QuotaReachedView>> Warn(EnvironmentId environment, WarnOfQuotaRequest request, CancellationToken ct) =>
            Run(Caller.Job("warn_of_quotas", environment, Permissions.DevelopersManage), request, ct);
    }
}
