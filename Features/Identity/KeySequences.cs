namespace Fintech.Features.Identity;

/// <summary>
/// Walks along the digits, the alphabet and the rows of a keyboard, such as <c>1234567891011</c> and <c>qwertyuiopas</c>:
/// no list holds them all, and who tries passwords makes them as they go.
/// </summary>
static class KeySequences
{
    // Walked in both directions, and from one end on to the other: 890123, cbazyx.
    static readonly string[] Rows =
    [
        "0123456789", "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn",
        "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm",
    ];

    const int Shortest = 3;

    /// <summary>How many characters are left to guess when each walk, and each run of one character, counts as one.</summary>
    public static int Length(string password)
    {
        var plain = password.ToLowerInvariant();
        var length = 0;
        for (var at = 0; at < plain.Length; length++)
        {
            var walk = WalkAt(plain, at);
            at += walk >= Shortest ? walk : 1;
        }
        return length;
    }

    static int WalkAt(string text, int at)
    {
        var longest = Run(text, at);
        foreach (var row in Rows)
            foreach (var step in (int[])[1, row.Length - 1])
                longest = Math.Max(longest, Walk(text, at, row, step));
        return longest;
    }

    static int Run(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && text[end] == text[at]) end++;
        return end - at;
    }

    static int Walk(string text, int at, string row, int step)
    {
        var key = row.IndexOf(text[at]);
        if (key < 0) return 0;
        var end = at + 1;
        while (end < text.Length && text[end] == row[(key + step * (end - at)) % row.Length]) end++;
        return end - at;
    }
}
