using System.Text.RegularExpressions;
using FluentValidation;

namespace Fintech.Features.Identity;

/// <summary>What we take as a name, a locale and a time zone.</summary>
static partial class ProfileRules
{
    public static IRuleBuilderOptions<T, string> PersonName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(n => n.Trim().Length is > 0 and <= 100 && Infrastructure.Providers.ProviderText.Clean(n) == n)
            .WithMessage("A name has visible characters only, 1 to 100 characters.");

    public static IRuleBuilderOptions<T, string> Locale<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(tag => tag.Length <= 35 && LanguageTag().IsMatch(tag))
            .WithMessage("A locale is a BCP 47 tag such as en-GB.");

    public static IRuleBuilderOptions<T, string> TimeZone<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(IsTimeZone).WithMessage("A time zone is an IANA name such as Europe/Zurich, or empty for the browser's own.");

    // The system knows more names than browsers do, such as its own links, and folds their case.
    static bool IsTimeZone(string name) => name.Length == 0
        || (AreaAndCity().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.Id == name);

    // RFC 5646 §2.1: language, script, region, variants and extensions; neither private nor grandfathered tags.
    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
        + "(-[0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8})+)*$")]
    private static partial Regex LanguageTag();

    [GeneratedRegex("^(UTC|(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific)"
        + "(/[A-Za-z0-9_+-]+){1,2})$")]
    private static partial Regex AreaAndCity();
}
