using System.Diagnostics.Metrics;
using Fintech.Infrastructure.ApiLog;
using Fintech.Infrastructure.Limits;

namespace Fintech.Infrastructure.Telemetry;

/// <summary>Counts calls behind the requests, from what the API log is given. Operations are routes, tools and resources: a fixed set.</summary>
static class CallMetrics
{
    static readonly Counter<long> AuthFailures = Metrics.Meter.CreateCounter<long>("fintech.auth.failures", "{request}"),
        Denied = Metrics.Meter.CreateCounter<long>("fintech.limit.denied", "{request}");

    static readonly Histogram<double> Duration = Metrics.Meter.CreateHistogram(
        "fintech.call.duration", "s", null, null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });

    public static void Count(ApiCall call)
    {
        if (Duration.Enabled)
            Duration.Record(call.Took.TotalSeconds, new("operation", call.Operation), new("status", call.Status),
                new("environment", call.Caller.Environment is null ? "none" : call.Caller.IsLive ? "live" : "sandbox"));
        switch (call.Refusal)
        {
            case LimitError limit: Denied.Add(1, new KeyValuePair<string, object?>("policy", limit.Policy)); break;
            case { } refusal when refusal.Code.StartsWith("auth.", StringComparison.Ordinal):
                AuthFailures.Add(1, new KeyValuePair<string, object?>("code", refusal.Code));
                break;
        }
    }
}
