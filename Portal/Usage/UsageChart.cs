using System.Globalization;
using Fintech.Features.Developers.ShowUsage;

namespace Fintech.Portal.Usage;

/// <summary>Bars of a chart, in units of its view box. A day's errors stand at the foot of its bar.</summary>
public sealed class UsageChart
{
    public const int Width = 900, Height = 180;

    public sealed record Bar(UsageRowView Day, string X, string Y, string Wide, string High, string ErrorY, string ErrorHigh);

    public UsageChart(IReadOnlyList<UsageRowView> days)
    {
        Top = Round(days.Count == 0 ? 0 : days.Max(d => d.Calls));
        var step = (double)Width / Math.Max(1, days.Count);
        Bars = [.. days.Select((day, i) => new Bar(
            day, Number(i * step + step * 0.15), Number(Height - High(day.Calls)), Number(step * 0.7), Number(High(day.Calls)),
            Number(Height - High(day.Refused + day.Failed)), Number(High(day.Refused + day.Failed))))];
    }

    /// <summary>What the highest line stands for.</summary>
    public long Top { get; }
    public IReadOnlyList<Bar> Bars { get; }

    double High(long calls) => (double)calls / Top * Height;

    // 1, 2 or 5 and zeros, so that the line has a number that is easily read.
    static long Round(long most)
    {
        for (long unit = 1; ; unit *= 10)
            foreach (var factor in (long[])[1, 2, 5])
                if (unit * factor >= Math.Max(most, 5)) return unit * factor;
    }

    static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
