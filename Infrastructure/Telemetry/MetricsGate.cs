using System.Security.Cryptography;
using System.Text;
using Fintech.Infrastructure.Slices;

namespace Fintech.Infrastructure.Telemetry;

/// <summary>Metrics as Prometheus reads them, for who has the key. Without a key they are neither counted nor served.</summary>
sealed record MetricsOptions
{
    const int ShortestKey = 20;

    /// <summary>What a scraper sends as its bearer token.</summary>
    public string? Key { get; init; }

    public bool IsOn => Key is not null;

    public static MetricsOptions From(IConfiguration configuration)
    {
        var key = configuration["Metrics:Key"];
        if (string.IsNullOrEmpty(key)) return new();
        return key.Length >= ShortestKey
            ? new() { Key = key }
            : throw new Hosting.ConfigurationException($"Metrics:Key is too short. Use {ShortestKey} characters or more: openssl rand -hex 20.");
    }
}

public sealed record MetricsKeyRequired()
    : UnauthorizedError("metrics.key_required", "Send the setting Metrics:Key as Authorization: Bearer ….");

/// <summary>Stands before the exporter and asks for the key.</summary>
sealed class MetricsGate(RequestDelegate next, MetricsOptions options)
{
    public const string Path = "/metrics";

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Path != Path) return next(http);
        http.Response.Headers.CacheControl = "no-store";
        return IsKey(http.Request.Headers.Authorization.ToString()) ? next(http) : http.Write(new MetricsKeyRequired());
    }

    bool IsKey(string authorization) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(authorization)), SHA256.HashData(Encoding.UTF8.GetBytes("Bearer " + options.Key)));
}
