using Fintech.Infrastructure.Hosting;
using Fintech.Infrastructure.Secrets;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Fintech.Infrastructure.Data;

static class DataRegistration
{
    public static void AddData(this IServiceCollection services, Store store)
    {
        services.AddSingleton(store.Database);
        services.AddSingleton(store.Secrets);
        services.AddSingleton<Peppers>();
        services.AddSingleton<SandboxCredentials>();
        services.AddSingleton<EnvironmentLookup>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<Housekeeping>();
        services.AddDbContext<FintechDb>((_, options) => options
            .UseNpgsql(store.Database.Main).UseSnakeCaseNamingConvention());
        services.AddDataProtection().SetApplicationName("fintech");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s =>
            new ConfigureOptions<KeyManagementOptions>(o =>
                o.XmlRepository = new DataProtectionKeys(s.GetRequiredService<Database>(), s.GetRequiredService<SecretBox>())));
    }
}
