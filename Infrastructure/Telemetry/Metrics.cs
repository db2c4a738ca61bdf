using System.Diagnostics.Metrics;

namespace Fintech.Infrastructure.Telemetry;

/// <summary>What this product counts of itself. Nothing is labelled with a key, a person or a workspace.</summary>
static class Metrics
{
    public const string Name = "Fintech";

    public static readonly Meter Meter = new(Name);
}
