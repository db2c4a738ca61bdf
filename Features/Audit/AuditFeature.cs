using Fintech.Features.Audit.VerifyAudit;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Hosting;
using Hangfire;

namespace Fintech.Features.Audit;

sealed class AuditFeature : IFeature
{
    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<AuditTrail>();
        builder.Services.AddScoped<IPersonalData, AuditData>();
    }

    public void Schedule(IRecurringJobManager jobs) =>
        jobs.AddOrUpdate<VerifyAuditJob>("verify-audit", j => j.Run(CancellationToken.None), "23 2 * * *");
}
