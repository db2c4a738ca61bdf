using System.Text;

namespace Fintech.Features.Identity;

/// <summary>
/// What attackers try first, from the lists that the package zxcvbn-core carries: passwords of public leaks, words of
/// dictionaries, names. Kept are those that could be somebody's password here, and those that others stretch.
/// The build filters and sorts them, see LeakedPasswords.targets, so that a search needs nothing but their bytes.
/// </summary>
static class LeakedPasswords
{
    // One word on each line, sorted by bytes.
    static readonly byte[] Words = Load();

    /// <summary>
    /// Itself, also with spaces between its words, or one of them with digits and signs around it, such as
    /// <c>password2026!</c>.
    /// </summary>
    public static bool Has(string password)
    {
        var plain = password.Trim().ToLowerInvariant();
        return IsWord(plain) || IsWord(plain.Trim(Signs)) || IsWord(plain.Trim(DigitsAndSigns)) || IsRepeated(plain)
            || IsWord(string.Concat(plain.Split(' ')));
    }

    // Some of the words begin or end with digits, such as abc123: with signs around them they are no better.
    static readonly char[] Signs = [.. "!?.,-_*#$%&@+ "], DigitsAndSigns = [.. Signs, .. "0123456789"];

    // One short word over and over is as easy as the word: passwordpassword, 123123123123. Five characters or fewer are
    // soon found, whatever they are.
    static bool IsRepeated(string plain)
    {
        for (var length = 1; length <= plain.Length / 2; length++)
            if (plain.Length % length == 0 && (length <= 5 || IsWord(plain[..length]))
                && plain == string.Concat(Enumerable.Repeat(plain[..length], plain.Length / length)))
                return true;
        return false;
    }

    internal static bool IsWord(string plain)
    {
        ReadOnlySpan<byte> word = Encoding.UTF8.GetBytes(plain), rest = Words;
        while (rest.Length > 0)
        {
            // The line that the middle lies in.
            var start = rest[..(rest.Length / 2)].LastIndexOf((byte)'\n') + 1;
            var length = rest[start..].IndexOf((byte)'\n');
            var line = length < 0 ? rest[start..] : rest.Slice(start, length);
            var order = word.SequenceCompareTo(line);
            if (order == 0) return true;
            rest = order < 0 ? rest[..Math.Max(start - 1, 0)] : rest[Math.Min(start + line.Length + 1, rest.Length)..];
        }
        return false;
    }

    static byte[] Load()
    {
        using var list = typeof(LeakedPasswords).Assembly.GetManifestResourceStream("leaked-passwords.txt")!;
        var words = new byte[list.Length];
        list.ReadExactly(words);
        return words;
    }
}
