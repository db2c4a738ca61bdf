using System.Globalization;

namespace Fintech.Benchmarks.Driver;

/// <param name="ServerMicroseconds">CPU time of the server for each request.</param>
/// <param name="DatabaseMicroseconds">The same of PostgreSQL; zero when it is not ours.</param>
internal sealed record Cell(double PerSecond, double ServerMicroseconds, double DatabaseMicroseconds,
    double P99Milliseconds, long Bad);

/// <summary>Medians of all rounds, each beside its floor.</summary>
internal sealed class Report
{
    readonly Dictionary<(string Row, int Column), List<Cell>> cells = [];

    public void Add(string row, int column, Cell cell)
    {
        if (!cells.TryGetValue((row, column), out var list))
            cells[(row, column)] = list = [];
        list.Add(cell);
    }

    public double PerSecond(string row, int column) => Median(row, column, c => c.PerSecond);

    public double Ratio(Subject subject, int column) =>
        PerSecond(subject.Name, column) / PerSecond(subject.Floor, column);

    /// <summary>What one row costs its server more than another, in each round: both saw the same minute of the machine.</summary>
    public List<double> MoreServerMicroseconds(string row, string than, int column) =>
        [.. cells[(row, column)].Zip(cells[(than, column)], (a, b) => a.ServerMicroseconds - b.ServerMicroseconds).Order()];

    public long Bad => cells.Values.Sum(list => list.Sum(c => c.Bad));

    public void Print(IEnumerable<Subject> subjects, TextWriter output)
    {
        var heads = Subject.Columns.Select(c => $"{c,12} req/s  ratio  µs/req  PG µs  p99 ms");
        output.WriteLine($"{"",-34}{string.Join("  |", heads)}   RSS MiB");
        foreach (var subject in subjects)
        {
            var columns = Enumerable.Range(0, Subject.Columns.Length).Select(c => Column(subject, c));
            var resident = Processes.ResidentMebibytes(subject.Host.ProcessId);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{subject.Name,-34}{string.Join("  |", columns)}   {resident,7:0}"));
        }
    }

    string Column(Subject subject, int column)
    {
        var (row, culture) = (subject.Name, CultureInfo.InvariantCulture);
        return PerSecond(row, column).ToString("n0", culture).PadLeft(18)
            + Ratio(subject, column).ToString("0.00", culture).PadLeft(7)
            + Median(row, column, c => c.ServerMicroseconds).ToString("0", culture).PadLeft(8)
            + Median(row, column, c => c.DatabaseMicroseconds).ToString("0", culture).PadLeft(7)
            + Median(row, column, c => c.P99Milliseconds).ToString("0.0", culture).PadLeft(8);
    }

    double Median(string row, int column, Func<Cell, double> figure)
    {
        var sorted = cells[(row, column)].Select(figure).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
