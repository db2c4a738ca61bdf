using System.Globalization;
using Fintech.Features.Developers.ShowTraffic;

namespace Fintech.Portal;

/// <summary>A day's calls in a person's words.</summary>
static class TrafficWords
{
    public static string Share(long part, long all) => part switch
    {
        0 => "0",
        _ when part * 1000 < all => string.Create(CultureInfo.InvariantCulture, $"{part:N0} (under 0.1 %)"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{part:N0} ({100.0 * part / all:0.#} %)"),
    };

    public static string Hour(DateTimeOffset hour) => hour.UtcDateTime.ToString("d MMM, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static CallsChart Chart(TrafficView traffic) => new("hour",
        [.. traffic.Data.Select(h => new CallsChart.Point(Hour(h.Hour), h.Count.Calls, h.Count.Refused + h.Count.Failed))]);
}
