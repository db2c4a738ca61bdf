using System.Net;
using Fintech.Infrastructure.Sandbox.Plaid.Api;
using Fintech.Infrastructure.Sandbox.Plaid.History;
using Fintech.Infrastructure.Sandbox.Plaid.Link;
using Fintech.Infrastructure.Sandbox.Webhooks;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Fintech.Infrastructure.Sandbox;

/// <summary>
/// The provider simulators: a second host in the process with services, data and port of its own. The product
/// reaches it only over HTTP, as it reaches the real providers.
/// </summary>
internal static class SandboxHost
{
    const int MaxRequestBytes = 1 << 20;

    /// <summary>Builds the host; the caller starts and stops it.</summary>
    public static WebApplication Build(SandboxOptions options)
    {
        // An empty builder reads no configuration: the product's settings and ASPNETCORE_URLS must not leak in.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            kestrel.Listen(IPAddress.Loopback, options.PlaidPort, listen => listen.Protocols = HttpProtocols.Http1);
        });
        AddServices(builder, options);
        var app = builder.Build();
        app.UseRouting();
        MapPlaid(app);
        return app;
    }

    static void AddServices(WebApplicationBuilder builder, SandboxOptions options)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole();
        var services = builder.Services;
        if (options.Loggers is not null) services.AddSingleton(options.Loggers);
        services.AddRoutingCore();
        services.AddSingleton(options).AddSingleton(options.Clock);
        services.AddDbContext<SandboxDb>(db => SandboxDb.Configure(db, options.ConnectionString));
        services.AddScoped<SandboxTenant>();
        services.AddScoped<WebhookOutbox>();
        services.AddScoped<ItemFactory>();
        services.AddScoped<ItemBook>();
        services.AddScoped<LinkFlow>();
        services.AddSingleton<ExchangeRecorder>();
        services.AddSingleton<WebhookSigner>();
        services.AddSingleton<WebhookTargets>();
        services.AddSingleton<PlaidFaults>();
        services.AddSingleton<PlaidDispatcher>();
        services.AddSingleton<WebhookSender>();
        services.AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
        services.AddHostedService<DayKeeper>();
    }

    static void MapPlaid(WebApplication app)
    {
        var dispatcher = app.Services.GetRequiredService<PlaidDispatcher>();
        PlaidOperation[] operations =
        [
            .. LinkOperations.All, .. ItemOperations.All, .. AccountOperations.All, .. SyncOperation.All,
            .. InstitutionOperations.All, .. WebhookKeyOperation.All, .. SandboxOperations.All,
            .. FireWebhookOperation.All, .. ControlOperations.All, .. LinkControl.All,
        ];
        foreach (var operation in operations)
            app.MapPost(operation.Path, http => dispatcher.Run(http, operation));
        LinkPages.Map(app);
        app.MapFallback(dispatcher.NotFound);
    }
}
