using System.Buffers;
using System.Globalization;
using System.Text;

namespace Fintech.Infrastructure.Providers;

/// <summary>
/// Provider text is untrusted. Control, bidirectional and tag characters are taken out, since what a person approves must
/// be what an agent saw (invisible Unicode can carry instructions: arXiv 2607.05744).
/// </summary>
public static class ProviderText
{
    const int MaxLength = 500;
    static readonly SearchValues<char> Plain = SearchValues.Create(
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    public static string Clean(string text)
    {
        if (text.Length <= MaxLength && !text.AsSpan().ContainsAnyExcept(Plain)) return text;
        var clean = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= MaxLength) break;
            if (IsVisible(rune)) clean.Append(rune.ToString());
            else if (rune.Value is '\n' or '\r' or '\t') clean.Append(' ');
        }
        return clean.ToString();
    }

    // Format characters (Cf) are the bidi controls, zero-width marks and the tag block; Cc are controls.
    static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
