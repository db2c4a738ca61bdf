using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Jobs;
using Fintech.Infrastructure.Slices;
using Hangfire;

namespace Fintech.Features.Banking.CompleteBankConnection;

/// <summary>For the webhook and the sweep: the person may have closed the browser at the bank's last page.</summary>
[AutomaticRetry(Attempts = 0)] // the sweep finds what is left
internal sealed class CompleteBankConnectionJob(IServiceProvider services)
    : SliceJob<CompleteBankConnectionRequest, BankConnectionView>(services)
{
    public Task Run(Guid environment, Guid connection, CancellationToken ct) => Run(
        Caller.Job("complete_bank_connection", new EnvironmentId(environment), "banking:write"),
        new CompleteBankConnectionRequest(new(connection)), ct);
}
