using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Fintech.Infrastructure.Telemetry;

/// <summary>
/// Logs as one JSON object a line, never with a body or a credential in them; traces and metrics leave by OTLP when
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector.
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
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 }) return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("fintech"))
            .WithTracing(t => t
                .AddSource("Experimental.ModelContextProtocol").AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation().AddNpgsql().AddOtlpExporter())
            .WithMetrics(m => m
                .AddMeter("Experimental.ModelContextProtocol", "Npgsql").AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation().AddOtlpExporter());
    }
}
