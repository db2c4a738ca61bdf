namespace Fintech.Infrastructure.ApiLog;

static class ApiLogRegistration
{
    public static void AddApiLog(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("ApiLog").Get<ApiLogOptions>() ?? new());
        services.AddSingleton<ApiLogWriter>();
        services.AddSingleton<CallLog>();
        services.AddSingleton<RoutesOfPaths>();
        services.AddHostedService(s => s.GetRequiredService<ApiLogWriter>());
    }
}
