using System.Globalization;

namespace Fintech.Portal;

/// <summary>Bars of calls by day or hour, in units of the chart's view box. Errors stand at the foot of their bar.</summary>
public sealed class CallsChart
{
    public const int Width = 900, Height = 180;

    /// <param name="Name">Such as 3 Nov 2026.</param>
    /// <param name="Errors">Of the calls, those that were refused or failed.</param>
    public sealed record Point(string Name, long Calls, long Errors);

    public sealed record Bar(string Title, string X, string Y, string Wide, string High, string ErrorY, string ErrorHigh);

    /// <param name="by">What a bar stands for: day or hour.</param>
    public CallsChart(string by, IReadOnlyList<Point> points)
    {
        Label = $"Calls by {by}";
        Ends = points.Count == 0 ? ("", "") : (points[0].Name, points[^1].Name);
        Top = Round(points.Count == 0 ? 0 : points.Max(p => p.Calls));
        var step = (double)Width / Math.Max(1, points.Count);
        Bars = [.. points.Select((point, i) => new Bar(
            $"{point.Name}: {point.Calls:N0} calls, {point.Errors:N0} refused or failed",
            Number(i * step + step * 0.15), Number(Height - High(point.Calls)), Number(step * 0.7), Number(High(point.Calls)),
            Number(Height - High(point.Errors)), Number(High(point.Errors))))];
    }

    public string Label { get; }
    public (string First, string Last) Ends { get; }

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
