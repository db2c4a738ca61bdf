using Fintech.Support;

namespace Fintech.Tests.Asvs;

/// <summary>docs/security.md: what people wrote in it, without the tables of the rows.</summary>
static class SecurityDoc
{
    const string Mark = "<!-- The tables from here on list the rows of tests/Asvs/Rows and the tests that name them. -->\n";

    static readonly string Text = File.ReadAllText(Path.Combine(Root.Path, "docs", "security.md"));

    public static string Words { get; } = Text[..Text.IndexOf(Mark, StringComparison.Ordinal)];
}
