namespace Fintech.Infrastructure.Limits;

static class LimitRegistration
{
    public static void AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Limits").Get<LimitOptions>() ?? new());
        services.AddSingleton<QuotaBlocks>();
        services.AddSingleton<LimitBook>();
        services.AddSharedRates(configuration.GetConnectionString("Redis"));
        services.AddHostedService<LimitExchange>();
        services.AddNodeGuard(configuration);
    }

    static void AddSharedRates(this IServiceCollection services, string? redis)
    {
        services.AddSingleton(LocalRates.Instance);
        if (string.IsNullOrWhiteSpace(redis))
        {
            services.AddSingleton<ISharedRates>(LocalRates.Instance);
            return;
        }
        services.AddSingleton(s => new RedisLink(new(redis) { Patience = s.GetRequiredService<LimitOptions>().RedisPatience }, s.GetRequiredService<ILogger<RedisLink>>()));
        services.AddSingleton<ISharedRates, RedisRates>();
        services.AddHostedService<RedisWatch>();
    }
}
