using Fintech.Features.Identity.Contracts;
using FluentValidation;

namespace Fintech.Features.Identity;

/// <summary>What we take as an e-mail address and as a password.</summary>
static class EmailRules
{
    public static string Normalize(string email) => EmailAddress.Normalize(email);

    public static IRuleBuilderOptions<T, string> Email<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(EmailAddress.IsOne).WithMessage(EmailAddress.Refusal);

    public static IRuleBuilderOptions<T, string> NewPassword<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(p => p.Length <= 4 * Passwords.MaxLength
                && p.EnumerateRunes().Count() is >= Passwords.MinLength and <= Passwords.MaxLength)
            .WithMessage($"A password has {Passwords.MinLength} to {Passwords.MaxLength} characters of any kind.");

    /// <summary>For comparing only: a bound on the work, no hint at the rules.</summary>
    public static IRuleBuilderOptions<T, string> GivenPassword<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(p => p.Length is > 0 and <= 4 * Passwords.MaxLength).WithMessage("Enter the password.");
}
