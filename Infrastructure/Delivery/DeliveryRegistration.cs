using Fintech.Infrastructure.Hosting;

namespace Fintech.Infrastructure.Delivery;

sealed class DeliveryRegistration : IFeature
{
    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<Outbox>();
        builder.Services.AddSingleton<OutboxSender>();
        builder.Services.AddHostedService(s => s.GetRequiredService<OutboxSender>());
    }
}
