using System.Collections.Frozen;

namespace Fintech.Features.Identity;

/// <summary>
/// The passwords that attackers try first, from the list that the package zxcvbn-core carries (47,000, from public
/// leaks). Kept are those that could be somebody's password here, and the words that others are stretched from.
/// </summary>
static class LeakedPasswords
{
    const string Resource = "core.Dictionaries.passwords.lst";
    static readonly Lazy<FrozenSet<string>> All = new(Load);

    /// <summary>Itself, or one of them with digits and signs around it, such as <c>password2026!</c>.</summary>
    public static bool Has(string password)
    {
        var plain = password.Trim().ToLowerInvariant();
        return All.Value.Contains(plain) || All.Value.Contains(Core(plain)) || IsRepeated(plain);
    }

    static string Core(string plain) => plain.Trim([.. "0123456789!?.,-_*#$%&@+ "]);

    // One short word over and over is as easy as the word: passwordpassword, 123123123123.
    static bool IsRepeated(string plain)
    {
        for (var length = 1; length <= plain.Length / 2; length++)
            if (plain.Length % length == 0 && plain == string.Concat(Enumerable.Repeat(plain[..length], plain.Length / length)))
                return length <= 3 || All.Value.Contains(plain[..length]);
        return false;
    }

    static FrozenSet<string> Load()
    {
        var package = typeof(Zxcvbn.Zxcvbn).Assembly;
        var name = package.GetManifestResourceNames().First(n => n.EndsWith(Resource, StringComparison.Ordinal));
        using var list = new StreamReader(package.GetManifestResourceStream(name)!);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (list.ReadLine() is { } line)
            if (line.Trim().ToLowerInvariant() is { Length: >= 6 } word) words.Add(word);
        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
