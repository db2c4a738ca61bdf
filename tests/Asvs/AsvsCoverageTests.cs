using Fintech.Support;
using Fintech.Tests.Asvs.Rows;
using Xunit.Abstractions;

namespace Fintech.Tests.Asvs;

/// <summary>Every requirement has a test or a reason, and docs/security.md says the same.</summary>
public sealed class AsvsCoverageTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_requirement_is_proved_or_explained_and_never_both() =>
        Assert.Empty(AsvsRows.All.Select(r => r.Fault).OfType<string>());

    [Fact]
    public void No_row_is_there_twice_and_no_test_names_one_that_is_not()
    {
        Assert.Empty(AsvsRows.All.GroupBy(r => (r.Id, r.Level)).Where(g => g.Count() > 1).Select(g => g.Key));
        var rows = AsvsRows.All.Select(r => (r.Id, r.Level)).ToHashSet();
        Assert.NotEmpty(AsvsProof.All);
        Assert.Empty(AsvsProof.All.Where(p => !rows.Contains((p.Asvs.Id, p.Asvs.Level)))
            .Select(p => $"{p.Name} names {p.Asvs.Id} at level {p.Asvs.Level}"));
    }

    [Fact]
    public void The_chapters_that_count_as_whole_are()
    {
        foreach (var (chapter, (title, requirements)) in AsvsRows.Whole)
            Assert.True(AsvsRows.All.Where(r => r.Chapter == chapter).DistinctBy(r => r.Id).Count() == requirements,
                $"V{chapter} {title} has {requirements} requirements.");
    }

    [Theory]
    [InlineData(null, null, false, false, false)]
    [InlineData(null, null, true, false, true)]
    [InlineData("why", null, true, false, false)]
    [InlineData("why", null, false, true, true)]
    [InlineData("why", null, false, false, true)]
    [InlineData(null, "why", false, false, true)]
    [InlineData(null, "why", true, false, false)]
    [InlineData("why", "why", false, false, false)]
    public void A_row_without_a_proof_or_with_one_too_many_is_noticed(
        string? deviation, string? notHere, bool proved, bool partly, bool good)
    {
        var id = AsvsProof.All.FirstOrDefault(p => p.Asvs.Partly == partly && (proved || partly))?.Asvs;
        var row = new AsvsRow(id?.Id ?? "0.0.0", id?.Level ?? 1, "", deviation, notHere);
        Assert.Equal(good, row.Fault is null);
    }

    [Fact]
    public void The_tables_of_the_document_are_those_of_the_rows_and_tests()
    {
        var tables = SecurityTables.Text();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") is "1") SecurityDoc.Rewrite(tables);
        else Assert.Equal(tables, SecurityDoc.Tables);
    }

    [Fact]
    public void Says_how_many_there_are()
    {
        var lines = Counts().ToList();
        lines.ForEach(output.WriteLine);
        var logs = Environment.GetEnvironmentVariable("LOGS") ?? Path.Combine(Root.Path, ".data", "test-logs");
        Directory.CreateDirectory(logs);
        File.WriteAllLines(Path.Combine(logs, "asvs.txt"), lines);
        Assert.All(lines, l => Assert.Matches(@"^ASVS 5\.0(, L[123])?: \d+ rows, \d+ apply: \d+ proved, \d+ deviations", l));
    }

    static IEnumerable<string> Counts()
    {
        yield return Count("ASVS 5.0", AsvsRows.All) + $"; {AsvsProof.All.DistinctBy(p => p.Name).Count()} tests";
        foreach (var level in AsvsRows.All.GroupBy(r => r.Level).OrderBy(g => g.Key))
            yield return Count($"ASVS 5.0, L{level.Key}", [.. level]);
    }

    static string Count(string what, IReadOnlyCollection<AsvsRow> rows)
    {
        var here = rows.Where(r => r.NotHere is null).ToList();
        return $"{what}: {rows.Count} rows, {here.Count} apply: {here.Count(r => r.Deviation is null && r.Fault is null)} proved, "
            + $"{here.Count(r => r.Deviation is not null)} deviations";
    }
}
