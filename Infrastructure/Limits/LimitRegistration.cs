namespace Fintech.Infrastructure.Limits;

static class LimitRegistration
{
    public static void AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Limits").Get<LimitOptions>() ?? new());
        services.AddSingleton<QuotaBlocks>();
        services.AddSingleton<LimitBook>();
        services.AddHostedService<LimitExchange>();
        services.AddNodeGuard(configuration);
    }
}
