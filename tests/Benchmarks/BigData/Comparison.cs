using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Fintech.Benchmarks.BigData;

/// <summary>The same lists asked of both sizes in turn.</summary>
internal sealed record Comparison(Size Small, Size Big, PlanLog? Plans, int Repeats)
{
    const int Rounds = 10;

    /// <summary>Where each query is asked: its address in both sizes.</summary>
    sealed record Asked(ListQuery Query, string[] Addresses)
    {
        public List<double>[] Times { get; } = [[], []];

        public double Ratio => Median(Times[1]) / Median(Times[0]);
    }

    Size[] Sizes => [Small, Big];

    /// <summary>The verdicts on all queries. A first round of everything only warms up.</summary>
    public async Task<List<(string Line, bool IsFlat)>> Compare(double maxRatio, CancellationToken ct)
    {
        var all = new List<Asked>();
        foreach (var query in ListQuery.All)
            all.Add(new(query, [await Small.Address(query), await Big.Address(query)]));
        for (var round = 0; round <= Rounds; round++)
            foreach (var asked in all)
            {
                if (round == 1) Array.ForEach(asked.Times, t => t.Clear());
                await Ask(asked, round == 0 ? Math.Max(Repeats / 2, 100) : Repeats / Rounds, ct);
            }
        var verdicts = new List<(string, bool)>();
        foreach (var asked in all) verdicts.Add(await Judge(asked, maxRatio, ct));
        return verdicts;
    }

    // In turn, and each in turn the first, so that whatever else the machine does falls on both.
    async Task Ask(Asked asked, int times, CancellationToken ct)
    {
        for (var n = 0; n < times; n++)
            for (var turn = 0; turn < 2; turn++)
            {
                ct.ThrowIfCancellationRequested();
                var size = (n + turn) % 2;
                var began = Stopwatch.GetTimestamp();
                await Sizes[size].Get(asked.Addresses[size]);
                asked.Times[size].Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
    }

    async Task<(string Line, bool IsFlat)> Judge(Asked asked, double maxRatio, CancellationToken ct)
    {
        // A close call is asked again as often as before; all its times count.
        if (asked.Ratio > maxRatio) await Ask(asked, Repeats, ct);
        var (small, big) = (Median(asked.Times[0]), Median(asked.Times[1]));
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{asked.Query.Name,-28}{small,8:0.000}{big,10:0.000}{big / small,8:0.00}");
        Task<byte[]> AskSmall() => Small.Get(asked.Addresses[0]);
        Task<byte[]> AskBig() => Big.Get(asked.Addresses[1]);
        var isSame = Rows(await AskSmall()) == Rows(await AskBig());
        if (!isSame) line += "  the sizes answer with different numbers of rows";
        var isFlat = isSame && big / small <= maxRatio;
        if (Plans is null) return (line, isFlat);
        var before = await Plans.Of(Small.Database, asked.Query.Table, AskSmall);
        var after = await Plans.Of(Big.Database, asked.Query.Table, AskBig);
        // An empty partition has no other way to be read.
        var nodes = after.Nodes.Where(n => !n.Contains("rows=0 ")).DefaultIfEmpty(after.Nodes.FirstOrDefault() ?? "");
        isFlat &= !nodes.Any(n => n.StartsWith("Seq Scan", StringComparison.Ordinal));
        // An index over more rows is a level or two deeper.
        isFlat &= after.Buffers <= before.Buffers * maxRatio + 5;
        return ($"{line}{before.Buffers,8} →{after.Buffers,6}\n        {string.Join("\n        ", nodes)}", isFlat);
    }

    /// <summary>
    /// A text that nobody has is looked for in every row of the environment: this grows with the environment, not with
    /// the table, and is only reported.
    /// </summary>
    public async Task ReportStranger()
    {
        var own = Big.Rows / Driver.DriveOptions.Environments;
        var times = new List<double>();
        for (var n = 0; n < 20; n++)
        {
            var began = Stopwatch.GetTimestamp();
            await Big.Get("/v1/banking/transactions?q=nobody", environment: 2);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"NOTE: a text that is nowhere in an environment of about {own:n0} rows: first {times[0]:0} ms, ")
            + string.Create(CultureInfo.InvariantCulture, $"median {Median(times):0.0} ms"));
    }

    static int Rows(byte[] list)
    {
        using var json = JsonDocument.Parse(list);
        return json.RootElement.GetProperty("data").GetArrayLength();
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
