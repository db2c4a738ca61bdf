using Fintech.Infrastructure.Postgres;
using Fintech.Infrastructure.Sandbox;
using Fintech.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fintech.Tests.Sandbox;

[CollectionDefinition(Name)]
public sealed class SandboxCollection : ICollectionFixture<SandboxFixture>
{
    public const string Name = "sandbox";
}

/// <summary>A simulator on a free port over a real PostgreSQL, and a receiver for its webhooks.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    const string AppRole = "fintech_app";
    readonly string folder = Directory.CreateTempSubdirectory("fintech-sandbox").FullName;
    readonly WebhookReceiver receiver = new();
    EmbeddedPostgres? postgres;
    WebApplication? app;

    public string Url { get; private set; } = "";

    public string AppConnection { get; private set; } = "";

    /// <summary>Where exchanges are recorded: ./test names a folder and judges what is in it.</summary>
    public string Recordings =>
        Environment.GetEnvironmentVariable("Sandbox__Recorder") is { Length: > 0 } kept
            ? kept
            : Path.Combine(folder, "recorded");

    internal WebhookReceiver Receiver => receiver;

    public async Task InitializeAsync()
    {
        postgres = await EmbeddedPostgres.StartAsync(
            Path.Combine(folder, "pg"), Root.Path, new PgOptions { Throwaway = true }, CancellationToken.None);
        AppConnection = postgres.AppConnectionString;
        await SandboxDb.Migrate(postgres.OwnerConnectionString, AppRole, CancellationToken.None);
        await receiver.Start();
        app = SandboxHost.Build(Options());
        await app.StartAsync();
        Url = AddressOf(app);
    }

    public async Task DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        await receiver.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A tenant of its own: tests run beside each other.</summary>
    internal PlaidTester Tenant() => new(Url, Guid.NewGuid(), receiver);

    internal SandboxOptions Options() => new()
    {
        PlaidPort = 0,
        ConnectionString = AppConnection,
        PublicUrl = receiver.Url,
        RecorderPath = Recordings,
        WebhookRetryDelays = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200)],
        Verify = (provider, clientId, secret) =>
            provider == "plaid" && secret == PlaidTester.SecretOf(clientId) && Guid.TryParse(clientId, out var id)
                ? id
                : null,
    };

    internal static string AddressOf(WebApplication host) =>
        host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
}
