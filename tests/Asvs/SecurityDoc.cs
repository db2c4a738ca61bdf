using System.Text;
using Fintech.Support;
using Fintech.Tests.Asvs.Rows;

namespace Fintech.Tests.Asvs;

/// <summary>docs/security.md: the part that people write, and the tables that are written from the rows.</summary>
static class SecurityDoc
{
    const string Mark = "<!-- From here on written by tests/Asvs; UPDATE_GOLDENS=1 ./test server rewrites it. -->\n";

    static readonly string File = Path.Combine(Root.Path, "docs", "security.md");

    public static string Text => System.IO.File.ReadAllText(File);

    /// <summary>What people wrote.</summary>
    public static string Words => Text[..Text.IndexOf(Mark, StringComparison.Ordinal)];

    public static string Tables => Text[(Text.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..];

    public static void Rewrite() => System.IO.File.WriteAllText(File, Words + Mark + Written());

    public static string Written()
    {
        var text = new StringBuilder("\n## ASVS 5.0: the level of each chapter\n\n");
        text.Append("Chapters that are whole below have a level; of the others the rows are those that an attacker on the web would try.\n\n");
        text.Append("| chapter | L1 | L2 | L3 |\n|---|---|---|---|\n");
        foreach (var chapter in AsvsRows.All.GroupBy(r => r.Chapter).OrderBy(g => g.Key))
            text.Append($"| V{chapter.Key} {AsvsRows.Title(chapter.Key)}{(AsvsRows.Whole.ContainsKey(chapter.Key) ? " (whole)" : "")} | "
                + $"{string.Join(" | ", Enumerable.Range(1, 3).Select(l => Level([.. chapter], l)))} |\n");
        foreach (var chapter in AsvsRows.All.Where(r => r.NotHere is null).GroupBy(r => r.Chapter).OrderBy(g => g.Key))
        {
            text.Append($"\n## V{chapter.Key} {AsvsRows.Title(chapter.Key)}\n\n| ASVS | L | what we do | proved by |\n|---|---|---|---|\n");
            foreach (var row in chapter.OrderBy(r => Version.Parse(r.Id)).ThenBy(r => r.Level)) text.Append(Line(row));
        }
        text.Append("\n## What does not apply\n\n| ASVS | why |\n|---|---|\n");
        foreach (var why in AsvsRows.All.Where(r => r.NotHere is not null).GroupBy(r => r.NotHere!))
            text.Append($"| {string.Join(", ", why.Select(r => r.Name))} | {why.Key} |\n");
        return text.ToString();
    }

    static string Level(IReadOnlyList<AsvsRow> rows, int level)
    {
        var mine = rows.Where(r => r.Level == level).ToList();
        var here = mine.Where(r => r.NotHere is null).ToList();
        if (here.Count == 0) return mine.Count == 0 ? "–" : "does not apply";
        var open = here.Where(r => r.Deviation is not null).Select(r => r.Id).ToList();
        return open.Count == 0 ? $"all {here.Count}" : $"{here.Count - open.Count} of {here.Count}, not {string.Join(", ", open)}";
    }

    static string Line(AsvsRow row)
    {
        var what = string.Join(' ', ((string[])[row.What, row.Deviation is { } why ? $"**Deviation:** {why}" : ""]).Where(w => w.Length > 0));
        var proofs = string.Join("<br>", row.Proofs.Select(p => $"`{p.Name}`").Distinct());
        return $"| {row.Id} | {row.Level} | {what} | {(proofs.Length == 0 ? "–" : proofs)} |\n";
    }
}
