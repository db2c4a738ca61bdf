using Fintech.Features.Developers.ApiLog;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Hosting;
using Hangfire;

namespace Fintech.Features.Developers;

sealed class DevelopersFeature : IFeature
{
    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<IPersonalData, DeveloperData>();
        builder.Services.AddSingleton<Usage>();
        builder.Services.AddScoped<KeyMaking>();
        builder.Services.AddScoped<KeyChanges>();
        builder.Services.AddTransient<WarnOfQuota.WarnOfQuotaJob>();
        builder.Services.AddSingleton<ICommand, RotatePepper>();
    }

    public void Schedule(IRecurringJobManager jobs) =>
        jobs.AddOrUpdate<WarnOfQuota.WarnOfQuotaJob>("warn-of-quotas", job => job.Run(CancellationToken.None), "* * * * *");
}
