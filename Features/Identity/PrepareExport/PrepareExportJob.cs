using Fintech.Features.Identity.Exports;
using Fintech.Infrastructure.Jobs;
using Fintech.Infrastructure.Slices;
using Hangfire;

namespace Fintech.Features.Identity.PrepareExport;

[Queue(Lanes.Bulk), AutomaticRetry(Attempts = 0)] // the sweep finds what is left
internal sealed class PrepareExportJob(IServiceProvider services) : SliceJob<PrepareExportRequest, ExportView>(services)
{
    public Task Run(Guid export, CancellationToken ct) => Run(
        new Caller { Kind = CallerKind.Job, Id = "prepare_export" }, new PrepareExportRequest(new(export)), ct);
}
