using System.Reflection;
using FastEndpoints;
using Fintech.Infrastructure.ApiLog;
using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Http;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Jobs;
using Fintech.Infrastructure.Limits;
using Fintech.Infrastructure.Slices;
using Fintech.Infrastructure.Telemetry;
using Hangfire;

namespace Fintech.Infrastructure.Hosting;

/// <summary>Builds the product's host from configuration. Program and tests start it the same way.</summary>
public sealed class FintechHost : IAsyncDisposable
{
    readonly Store store;
    readonly SandboxRunner sandbox = new();

    FintechHost(WebApplication app, Store store, ServerOptions server) => (App, this.store, Server) = (app, store, server);

    public WebApplication App { get; }
    public ServerOptions Server { get; }
    public string Postgres => store.Description;

    /// <summary>Opens the store and builds the host; nothing listens yet.</summary>
    /// <param name="joins">Use the embedded database of a server that already runs, for a short command.</param>
    public static async Task<FintechHost> Build(
        WebApplicationBuilder builder, bool joins = false, CancellationToken ct = default)
    {
        var server = ServerOptions.From(builder.Configuration, builder.Environment);
        var store = await Store.Open(server, builder.Configuration, builder.Environment.ContentRootPath, joins, ct);
        try
        {
            Add(builder, server, store);
            var app = builder.Build();
            Use(app, server);
            return new(app, store, server);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>The start step: migrations or their check, then the simulators. Before the product itself listens.</summary>
    public async Task Prepare(CancellationToken ct = default)
    {
        await Migrate(ct);
        if (SandboxRunner.IsWanted(Server, App.Configuration)) await sandbox.Start(App.Services, store, Server, ct);
    }

    /// <summary>Prepares, listens, and lets each feature do what it does after a start.</summary>
    public async Task Start(CancellationToken ct = default)
    {
        await Prepare(ct);
        await App.StartAsync(ct);
        foreach (var feature in Features.All) await feature.Started(App, ct);
        App.Services.GetRequiredService<Readiness>().IsStarted = true;
    }

    public async Task Migrate(CancellationToken ct = default)
    {
        await App.Services.GetRequiredService<Migrator>().Run(ct);
        await SandboxRunner.Migrate(store, ct);
    }

    static void Add(WebApplicationBuilder builder, ServerOptions server, Store store)
    {
        Problems.PublicUrl = server.Base;
        // ASP.NET Core's own switch would believe forwarding headers from anybody; Proxy:Trusted names who is believed.
        builder.Configuration["ForwardedHeaders_Enabled"] = "false";
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = 1 << 20;
        });
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls(server.Base);
        builder.Host.ConfigureHostOptions(o => o.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.AddTelemetry();
        var services = builder.Services;
        services.AddSingleton(server);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Readiness>();
        services.AddData(store);
        services.AddEvents();
        services.AddAudit(server, builder.Configuration);
        services.AddApiLog(builder.Configuration);
        services.AddLimits(builder.Configuration);
        services.AddJobs(store.Database, server);
        services.AddSlices(Assembly.GetExecutingAssembly());
        services.AddFastEndpoints(o => o.DisableAutoDiscovery = false);
        services.AddSingleton<ContentSecurity>();
        services.AddRazorPages(o => o.RootDirectory = "/Portal");
        foreach (var feature in Features.All) feature.Add(builder);
    }

    static void Use(WebApplication app, ServerOptions server)
    {
        app.UseMiddleware<CallLogging>();
        app.UseMiddleware<Edge>();
        app.UseTrustedProxies();
        if (server.Serves) app.UseWebAppFiles();
        app.UseRateLimiter();
        app.UseRouting();
        app.UseCredentials();
        app.UseMiddleware<SlotFiller>();
        app.MapHealth();
        app.MapMetrics();
        // A worker or a simulator tells of itself and serves nobody: its address is not one that people are kept away from.
        if (server.Serves)
        {
            app.UseFastEndpoints(c => c.Errors.UseProblemDetails());
            foreach (var feature in Features.All) feature.Map(app);
            app.MapRazorPages();
            app.MapJobs();
            app.MapWebApp();
        }
        if (!server.Works) return;
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var jobs = app.Services.GetRequiredService<IRecurringJobManager>();
            jobs.AddOrUpdate<Housekeeping>("housekeeping", h => h.Run(CancellationToken.None), "17 * * * *");
            foreach (var feature in Features.All) feature.Schedule(jobs);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await sandbox.DisposeAsync();
        await store.DisposeAsync();
    }
}
