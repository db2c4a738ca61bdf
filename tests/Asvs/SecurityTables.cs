using System.Text;
using Fintech.Tests.Asvs.Rows;

namespace Fintech.Tests.Asvs;

/// <summary>The part of docs/security.md that lists the rows, as it must be.</summary>
static class SecurityTables
{
    public static string Text()
    {
        var text = new StringBuilder("""

            ## ASVS 5.0: the level of each chapter

            Chapters that are whole below have a level; of the others the rows are those that an attacker on the web would try.

            | chapter | L1 | L2 | L3 |
            |---|---|---|---|

            """);
        foreach (var chapter in Chapters())
        {
            var whole = AsvsRows.Whole.ContainsKey(chapter.Key) ? " (whole)" : "";
            text.Append($"| V{chapter.Key} {AsvsRows.Title(chapter.Key)}{whole} | {Level(chapter, 1)} | {Level(chapter, 2)} | {Level(chapter, 3)} |\n");
        }
        foreach (var chapter in Chapters()) Rows(text, chapter.Key, [.. chapter.Where(r => r.NotHere is null)]);
        text.Append("\n## What does not apply\n\n| ASVS | why |\n|---|---|\n");
        foreach (var reason in Sorted().Where(r => r.NotHere is not null).GroupBy(r => r.NotHere))
            text.Append($"| {string.Join(", ", reason.Select(r => r.Name))} | {reason.Key} |\n");
        return text.ToString();
    }

    static IEnumerable<AsvsRow> Sorted() => AsvsRows.All.OrderBy(r => new Version(r.Id)).ThenBy(r => r.Level);

    static IEnumerable<IGrouping<int, AsvsRow>> Chapters() => Sorted().GroupBy(r => r.Chapter);

    static string Level(IEnumerable<AsvsRow> chapter, int level)
    {
        var rows = chapter.Where(r => r.Level == level).ToList();
        var here = rows.FindAll(r => r.NotHere is null);
        var not = here.FindAll(r => r.Deviation is not null);
        return rows.Count == 0 ? "–"
            : here.Count == 0 ? "does not apply"
            : not.Count == 0 ? $"all {here.Count}"
            : $"{here.Count - not.Count} of {here.Count}, not {string.Join(", ", not.Select(r => r.Id))}";
    }

    static void Rows(StringBuilder text, int chapter, List<AsvsRow> rows)
    {
        if (rows.Count == 0) return;
        text.Append($"\n## V{chapter} {AsvsRows.Title(chapter)}\n\n| ASVS | L | what we do | proved by |\n|---|---|---|---|\n");
        foreach (var row in rows)
        {
            var deviation = row.Deviation is null ? "" : $"**Deviation:** {row.Deviation}";
            var proofs = string.Join("<br>", row.Proofs.Select(p => $"`{p.Name}`").Distinct().Order(StringComparer.Ordinal));
            text.Append($"| {row.Id} | {row.Level} | {$"{row.What} {deviation}".Trim()} | {(proofs is "" ? "–" : proofs)} |\n");
        }
    }
}
