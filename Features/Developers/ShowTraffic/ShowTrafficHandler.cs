using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Features.Developers.ApiLog;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.ApiLog;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Developers.ShowTraffic;

[Scope(Permissions.DevelopersManage)]
public sealed record ShowTrafficRequest;

/// <summary>Calls of the running hour and the 23 before it, in all and by hour without gaps, the oldest first.</summary>
public sealed record TrafficView(TrafficCount All, IReadOnlyList<TrafficHourView> Data)
{
    [JsonPropertyOrder(-1)] public string Object => "traffic";
}

/// <param name="Refused">Of the calls, those that ended in 4xx.</param>
/// <param name="Failed">Of the calls, those that ended in 5xx.</param>
public sealed record TrafficCount(
    long Calls, long Refused, long Failed,
    [property: Description("Microseconds within which 95 of 100 calls were answered, at most a quarter too many; null without calls")]
    long? P95Us);

public sealed record TrafficHourView([property: Description("When the hour began")] DateTimeOffset Hour, TrafficCount Count);

internal sealed class ShowTrafficHandler(Usage usage, Caller caller, TimeProvider clock) : IHandler<ShowTrafficRequest, TrafficView>
{
    const int Hours = 24;

    public async Task<Result<TrafficView>> Handle(ShowTrafficRequest request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var first = new DateTimeOffset(now.UtcDateTime.Date.AddHours(now.UtcDateTime.Hour + 1 - Hours), TimeSpan.Zero);
        var counts = await usage.Hours(caller.EnvironmentId, first, ct);
        var byHour = counts.ToLookup(c => c.Hour);
        return new TrafficView(Of(counts),
            [.. Enumerable.Range(0, Hours).Select(h => first.AddHours(h)).Select(hour => new TrafficHourView(hour, Of([.. byHour[hour]])))]);
    }

    internal static TrafficCount Of(IReadOnlyCollection<HourCount> counts) => new(
        counts.Sum(c => c.Calls), counts.Sum(c => c.Refused), counts.Sum(c => c.Failed), P95(counts));

    static long? P95(IReadOnlyCollection<HourCount> counts)
    {
        var (all, seen) = (counts.Sum(c => c.Calls), 0L);
        foreach (var bucket in counts.GroupBy(c => c.Bucket).OrderBy(b => b.Key))
            if ((seen += bucket.Sum(c => c.Calls)) * 100 >= all * 95) return TookBuckets.Most(bucket.Key);
        return null;
    }
}
