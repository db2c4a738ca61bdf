using Fintech.Infrastructure.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Fintech.Features.Identity.Passkeys;

static class PasskeyRegistration
{
    public static void AddPasskeys(this IServiceCollection services)
    {
        services.AddOptions<IdentityPasskeyOptions>().Configure<ServerOptions>(PasskeyRules.Apply);
        services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        services.AddScoped<PasskeyCeremony>();
        services.AddScoped<AskedPasskeys>();
        services.AddScoped<PasskeyLimits>();
    }
}
