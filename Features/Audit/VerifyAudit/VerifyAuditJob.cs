using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Jobs;
using Fintech.Infrastructure.Slices;
using Hangfire;

namespace Fintech.Features.Audit.VerifyAudit;

/// <summary>
/// Every night, every chain. A workspace is told of a fault by an event and by its status; that of the platform's own chain, which nobody
/// listens to, is in the log.
/// </summary>
[Queue(Lanes.Bulk), AutomaticRetry(Attempts = 0), DisableConcurrentExecution(timeoutInSeconds: 0)]
internal sealed partial class VerifyAuditJob(
    Database database, ChainVerifier verifier, IServiceScopeFactory scopes, ILogger<VerifyAuditJob> log)
{
    public async Task Run(CancellationToken ct)
    {
        foreach (var chain in await verifier.All(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            var fault = chain.Workspace is { } workspace
                ? (await new One(scope.ServiceProvider).Verify(workspace, await Place(workspace, ct), ct)).Value?.Fault?.Kind
                : await VerifyPlatform(scope.ServiceProvider, ct);
            if (fault is { } kind) Faulty(chain.ToString(), kind);
        }
    }

    async Task<ChainFaultKind?> VerifyPlatform(IServiceProvider services, CancellationToken ct)
    {
        var report = await verifier.Verify(AuditChain.Platform, ct);
        var db = services.GetRequiredService<FintechDb>();
        db.Add(report.ToCheck());
        await db.SaveChangesAsync(ct);
        return report.Fault?.Kind;
    }

    // The trail is the whole workspace's, but whatever happens is told in one place; a sandbox is always there.
    async Task<EnvironmentId> Place(WorkspaceId workspace, CancellationToken ct)
    {
        await using var find = database.Reads.CreateCommand(
            "select id from environments where workspace_id = $1 order by kind = 'live', id limit 1");
        find.Parameters.Add(new() { Value = workspace.Value });
        return new((Guid)(await find.ExecuteScalarAsync(ct))!);
    }

    sealed class One(IServiceProvider services) : SliceJob<VerifyAuditRequest, AuditCheckView>(services)
    {
        public Task<Result<AuditCheckView>> Verify(WorkspaceId workspace, EnvironmentId environment, CancellationToken ct) => Run(
            new Caller
            {
                Kind = CallerKind.Job, Id = "verify_audit", Workspace = workspace, Environment = environment,
                Scopes = [Permissions.WorkspaceManage],
            },
            new(), ct);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The audit trail of {Chain} was tampered with: {Fault}")]
    partial void Faulty(string chain, ChainFaultKind fault);
}
