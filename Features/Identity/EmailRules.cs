using System.Text.RegularExpressions;
using FluentValidation;

namespace Fintech.Features.Identity;

/// <summary>
/// What we take as an e-mail address and as a password. Addresses are ASCII (other domains in their xn-- form), so that
/// no two that look alike, or fold to the same letters, are two accounts.
/// </summary>
static partial class EmailRules
{
    public static string Normalize(string email) => email.Trim().ToUpperInvariant();

    public static IRuleBuilderOptions<T, string> Email<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(email => email.Length <= 254 && Form().IsMatch(email.Trim()))
            .WithMessage("This is not an e-mail address such as ada@example.com.");

    public static IRuleBuilderOptions<T, string> NewPassword<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(p => p.Length <= 4 * Passwords.MaxLength
                && p.EnumerateRunes().Count() is >= Passwords.MinLength and <= Passwords.MaxLength)
            .WithMessage($"A password has {Passwords.MinLength} to {Passwords.MaxLength} characters of any kind.");

    /// <summary>For comparing only: a bound on the work, no hint at the rules.</summary>
    public static IRuleBuilderOptions<T, string> GivenPassword<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(p => p.Length is > 0 and <= 4 * Passwords.MaxLength).WithMessage("Enter the password.");

    // What HTML's e-mail field takes (https://html.spec.whatwg.org/#valid-e-mail-address), with the limits of SMTP.
    const string Label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    [GeneratedRegex($@"^[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@({Label}\.)*{Label}$")]
    private static partial Regex Form();
}
