using Fintech.Infrastructure.Sandbox;
using Fintech.Infrastructure.Secrets;

namespace Fintech.Infrastructure.Hosting;

/// <summary>The simulators' host inside this process. The product itself reaches them only over HTTP.</summary>
sealed class SandboxRunner : IAsyncDisposable
{
    WebApplication? sandbox;

    /// <summary>Off where Plaid's own sandbox is used, and in processes of another role.</summary>
    public static bool IsWanted(ServerOptions server, IConfiguration configuration) =>
        server.Role is ServerRole.All or ServerRole.Sandbox && configuration.GetValue("Sandbox:Enabled", true);

    public static int PlaidPort(IConfiguration configuration) => configuration.GetValue("Sandbox:Plaid:Port", 5081);

    public async Task Start(IServiceProvider services, Store store, ServerOptions server, CancellationToken ct)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var credentials = services.GetRequiredService<SandboxCredentials>();
        sandbox = SandboxHost.Build(new()
        {
            PlaidPort = PlaidPort(configuration),
            ConnectionString = store.Database.Options.Postgres,
            PublicUrl = server.Base,
            WebhookHosts = configuration.GetSection("Sandbox:WebhookHosts").Get<string[]>() ?? [],
            RecorderPath = configuration["Sandbox:Recorder"],
            Verify = (provider, id, secret) =>
                credentials.Verify(provider, id, secret, out var environment) ? environment : null,
            Loggers = services.GetRequiredService<ILoggerFactory>(),
        });
        await sandbox.StartAsync(ct);
    }

    public static Task Migrate(Store store, CancellationToken ct)
    {
        var options = store.Database.Options;
        return options.PostgresOwner is { } owner
            ? SandboxDb.Migrate(owner, new Npgsql.NpgsqlConnectionStringBuilder(options.Postgres).Username!, ct)
            : Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (sandbox is null) return;
        await sandbox.StopAsync();
        await sandbox.DisposeAsync();
    }
}
