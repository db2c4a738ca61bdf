using System.Globalization;

namespace Fintech.Benchmarks.Driver;

/// <summary>What the product promises against its floors.</summary>
internal static class Goals
{
    static readonly (string Row, double Ratio)[] All =
    [
        ("product, REST", 0.7), ("product, MCP", 1.3), ("product, MCP through the SDK", 0.8),
    ];

    const double LogMicroseconds = 8;

    public static bool Check(List<Subject> subjects, Report report, TextWriter output)
    {
        var isMet = true;
        foreach (var (row, ratio) in All)
        {
            if (subjects.Find(s => s.Name == row) is not { } subject) continue;
            for (var column = 0; column < Subject.Columns.Length; column++)
            {
                var reached = report.Ratio(subject, column);
                isMet &= reached >= ratio;
                var mark = reached >= ratio ? "PASS" : "FAIL";
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{mark}: {row}, {Subject.Columns[column]}: {reached:0.00} of {subject.Floor}, goal {ratio:0.00}"));
            }
        }
        return CheckLog(subjects, report, output) && isMet;
    }

    // The rows take turns, so that both saw the same machine.
    static bool CheckLog(List<Subject> subjects, Report report, TextWriter output)
    {
        const string with = "product, REST", without = ProductSubjects.WithoutLog;
        if (!subjects.Exists(s => s.Name == without)) return true;
        var isMet = true;
        for (var column = 0; column < Subject.Columns.Length; column++)
        {
            var rounds = report.MoreServerMicroseconds(with, without, column);
            var more = rounds[rounds.Count / 2];
            isMet &= more <= LogMicroseconds;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(more <= LogMicroseconds ? "PASS" : "FAIL")}: the API log, {Subject.Columns[column]}: {more:0.0} µs of server CPU a request "
                + $"({rounds[0]:0.0} to {rounds[^1]:0.0}), goal {LogMicroseconds}"));
        }
        return isMet;
    }
}
