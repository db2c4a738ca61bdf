using Fintech.Features.Banking.ImportBankData;
using Fintech.Features.Banking.SweepBankConnections;
using Fintech.Features.Customers.Contracts;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Providers.Plaid;
using Hangfire;


namespace Fintech.Features.Banking;

internal sealed class BankingFeature : IFeature
{
    public void Add(IHostApplicationBuilder builder)
    {
        var port = builder.Configuration["Sandbox:Plaid:Port"] ?? "5081";
        builder.AddPlaid(new Uri($"http://127.0.0.1:{port}"));
        builder.Services.AddSingleton<PlaidLinks>();
        builder.Services.AddSingleton<TransactionStage>();
        builder.Services.AddScoped<TransactionMerge>();
        builder.Services.AddScoped<ImportRecorder>();
        builder.Services.AddScoped<ICustomerUse, BankingOfCustomer>();
        builder.Services.AddScoped<ConnectionLock>();
        builder.Services.AddScoped<IPersonalData, BankingData>();
    }

    public void Schedule(IRecurringJobManager jobs) =>
        jobs.AddOrUpdate<SweepBankConnectionsJob>(
            "banking-sweep", job => job.Run(CancellationToken.None), "*/15 * * * * *");
}
