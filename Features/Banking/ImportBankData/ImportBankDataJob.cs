using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Jobs;
using Fintech.Infrastructure.Slices;
using Hangfire;

namespace Fintech.Features.Banking.ImportBankData;

/// <summary>The Hangfire door of the sync. Triggers are coalesced: one runs, one waits, the others leave.</summary>
[AutomaticRetry(Attempts = 0)]
internal sealed class ImportBankDataJob(IServiceProvider services, ConnectionLock locks)
    : SliceJob<ImportBankDataRequest, ImportBankDataResponse>(services)
{
    public async Task Run(Guid environment, Guid connection, CancellationToken ct)
    {
        if (!await locks.Queue(new(connection), ct)) return;
        await Run(
            Caller.Job("import_bank_data", new EnvironmentId(environment), "banking:write"),
            new ImportBankDataRequest(new(connection)), ct);
    }
}
