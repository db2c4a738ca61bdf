using System.Text.RegularExpressions;

namespace Fintech.Features.Identity.Contracts;

/// <summary>
/// What we take as an e-mail address. It is ASCII (other domains in their xn-- form), so that no two that look alike, or
/// fold to the same letters, are two accounts.
/// </summary>
public static partial class EmailAddress
{
    public static string Normalize(string email) => email.Trim().ToUpperInvariant();

    public static bool IsOne(string email) => email.Length <= 254 && Form().IsMatch(email.Trim());

    public const string Refusal = "This is not an e-mail address such as ada@example.com.";

    // What HTML's e-mail field takes (https://html.spec.whatwg.org/#valid-e-mail-address), with the limits of SMTP: no
    // mail server takes two dots in a row, or one at either end.
    const string Atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    const string Label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    [GeneratedRegex($@"^(?=[^@]{{1,64}}@){Atom}(\.{Atom})*@({Label}\.)*{Label}$")]
    private static partial Regex Form();
}
