using Fintech.Support;

namespace Fintech.Tests.Architecture;

/// <summary>A source file of the product; tests and generated code are not.</summary>
/// <param name="Path">From the root, with slashes.</param>
sealed record Source(string Path, string Text)
{
    public string[] Lines { get; } = Text.TrimEnd('\n').Split('\n');

    static readonly string[] Parts = ["Features", "Infrastructure", "Portal"];

    public static readonly IReadOnlyList<Source> All =
    [
        .. Parts
            .SelectMany(p => Directory.EnumerateFiles(
                System.IO.Path.Combine(Root.Path, p), "*.cs", SearchOption.AllDirectories))
            .Append(System.IO.Path.Combine(Root.Path, "Program.cs"))
            .Select(f => new Source(
                System.IO.Path.GetRelativePath(Root.Path, f).Replace('\\', '/'), File.ReadAllText(f)))
            .Where(s => !s.Path.EndsWith("Tests.cs") && !s.Path.Contains("/Migrations/"))
            .OrderBy(s => s.Path, StringComparer.Ordinal),
    ];

    public static IEnumerable<Source> Under(params string[] folders) =>
        All.Where(s => folders.Any(f => s.Path.StartsWith(f + "/", StringComparison.Ordinal)));
}
