using Fintech.Support;

namespace Fintech.Tests.Asvs;

/// <summary>docs/security.md: what people wrote in it, and the tables of the rows.</summary>
static class SecurityDoc
{
    const string Mark = "<!-- The tables from here on list the rows of tests/Asvs/Rows and the tests that name them. -->\n";

    static readonly string Path = System.IO.Path.Combine(Root.Path, "docs", "security.md"), Text = File.ReadAllText(Path);

    static readonly int End = Text.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;

    public static string Words { get; } = Text[..(End - Mark.Length)];

    public static string Tables { get; } = Text[End..];

    public static void Rewrite(string tables) => File.WriteAllText(Path, Text[..End] + tables);
}
