namespace Fintech.Benchmarks.Identity;

/// <summary>
/// The Mann-Whitney U test: whether one of two samples tends to be larger, whatever their distribution. For samples of this
/// size U is as good as normal; ties are corrected for (Mann and Whitney 1947; Conover, Practical Nonparametric Statistics).
/// </summary>
internal static class RankTest
{
    /// <returns>U of the first sample, and the two-sided p.</returns>
    public static (double U, double P) Compare(IReadOnlyCollection<double> first, IReadOnlyCollection<double> second)
    {
        var all = first.Select(v => (Value: v, First: true)).Concat(second.Select(v => (Value: v, First: false))).OrderBy(v => v.Value).ToList();
        var (ranks, ties) = (0.0, 0.0);
        for (int start = 0, end; start < all.Count; start = end)
        {
            for (end = start; end < all.Count && all[end].Value == all[start].Value; end++) { }
            double same = end - start;
            ties += same * same * same - same;
            ranks += all.Skip(start).Take(end - start).Count(v => v.First) * (start + end + 1) / 2.0;
        }
        double n = first.Count, m = second.Count, total = n + m;
        var u = ranks - n * (n + 1) / 2;
        var deviation = Math.Sqrt(n * m / 12 * (total + 1 - ties / (total * (total - 1))));
        if (deviation == 0) return (u, 1);
        var z = (Math.Abs(u - n * m / 2) - 0.5) / deviation;
        return (u, Math.Min(1, Tail(Math.Max(z, 0)) * 2));
    }

    /// <summary>How much of the standard normal distribution lies above (Abramowitz and Stegun 7.1.26; error below 1e-7).</summary>
    static double Tail(double z)
    {
        var t = 1 / (1 + 0.3275911 * z / Math.Sqrt(2));
        var series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return series * Math.Exp(-z * z / 2) / 2;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
