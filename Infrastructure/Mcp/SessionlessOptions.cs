using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace Fintech.Infrastructure.Mcp;

/// <summary>
/// The options of a server are the same for every sessionless request, but the SDK builds them anew for each. Sessions
/// have an instance of their own, because the SDK marks the sessionless one.
/// </summary>
sealed class SessionlessOptions(OptionsFactory<McpServerOptions> factory) : IOptionsFactory<McpServerOptions>
{
    readonly Lazy<McpServerOptions> one = new(() => factory.Create(Options.DefaultName));

    public McpServerOptions Create(string name) => one.Value;

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<OptionsFactory<McpServerOptions>>();
        services.AddSingleton<IOptionsFactory<McpServerOptions>, SessionlessOptions>();
        services.AddSingleton<IOptions<McpServerOptions>>(s =>
            Options.Create(s.GetRequiredService<OptionsFactory<McpServerOptions>>().Create(Options.DefaultName)));
    }
}
