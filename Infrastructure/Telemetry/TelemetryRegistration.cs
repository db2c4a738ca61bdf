using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Fintech.Infrastructure.Telemetry;

/// <summary>
/// Logs as one JSON object a line, never with a body or a credential in them; traces and metrics leave by OTLP when
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector, and metrics are at <c>/metrics</c> for who has <c>Metrics:Key</c>.
/// Without either, nothing is measured.
/// </summary>
static class TelemetryRegistration
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        // The frameworks' information lines cost a third of the throughput; the API log is the record of requests.
        foreach (var noisy in (string[])["Microsoft", "System", "Hangfire", "ModelContextProtocol", "Npgsql", "FastEndpoints"])
            builder.Logging.AddFilter(noisy, LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Migrations", LogLevel.Error);
        // The keys are sealed by our own repository, which the framework cannot know; no-store it overrides by design.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        if (builder.Environment.IsProduction()) builder.Logging.AddJsonConsole(o => o.UseUtcTimestamp = true);
        else builder.Logging.AddSimpleConsole(o => o.SingleLine = true);
        var metrics = MetricsOptions.From(builder.Configuration);
        builder.Services.AddSingleton(metrics);
        builder.Services.AddSingleton<Backlog>();
        var collected = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };
        if (!collected && !metrics.IsOn) return;
        builder.Services.AddHostedService<BacklogWatch>();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("fintech"))
            .WithMetrics(m =>
            {
                m.AddMeter(Metrics.Name, "Experimental.ModelContextProtocol", "Npgsql").AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation();
                if (collected) m.AddOtlpExporter();
                if (metrics.IsOn) m.AddPrometheusExporter(o => o.ScrapeResponseCacheDurationMilliseconds = 0);
            });
        if (collected)
            telemetry.WithTracing(t => t
                .AddSource(Tracing.Name, "Experimental.ModelContextProtocol").AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation().AddNpgsql().AddOtlpExporter());
    }

    /// <summary>The scraper's page, behind its key.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<MetricsOptions>().IsOn) return;
        app.UseMiddleware<MetricsGate>();
        app.MapPrometheusScrapingEndpoint(MetricsGate.Path);
    }
}
