using System.Diagnostics;

namespace Fintech.Infrastructure.Telemetry;

/// <summary>Spans of this product's own: jobs, and the parts of a batch. Requests, providers and SQL have their libraries'.</summary>
static class Tracing
{
    public const string Name = "Fintech";

    public static readonly ActivitySource Source = new(Name);
}
