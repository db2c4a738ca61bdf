using Fintech.Infrastructure.Hosting;

namespace Fintech.Infrastructure.Audit;

static class AuditRegistration
{
    public static void AddAudit(this IServiceCollection services, ServerOptions server, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Audit").Get<AuditOptions>() ?? new());
        services.AddSingleton<AuditRetention>();
        services.AddSingleton<ChainVerifier>();
        services.AddSingleton<ChainExport>();
        if (server.Works) services.AddHostedService<AuditChainer>();
    }
}
