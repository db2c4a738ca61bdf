using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Providers;
using FluentValidation;

namespace Fintech.Features.Developers;

/// <summary>What may be asked for of a key, the same when it is made and when it is changed.</summary>
static class KeyRules
{
    public static void KeyName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(n => n is null || (n.Trim().Length is > 0 and <= 80 && ProviderText.Clean(n) == n))
            .WithMessage("A name has visible characters only, 1 to 80 characters.");

    public static void KeyScopes<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule) =>
        rule.Must(s => s.Count is > 0 and <= 20 && s.All(Permissions.OfKeys.Contains))
            .WithMessage($"Choose among: {string.Join(", ", Permissions.All.Where(Permissions.OfKeys.Contains))}.");

    /// <param name="least">0 where it takes the limit away.</param>
    public static void KeyLimit<T>(this IRuleBuilder<T, int?> rule, int least) =>
        rule.Must(n => n is null || (n >= least && n <= 1_000_000)).WithMessage($"A limit is from {least} to 1000000.");

    public static void KeyLimit<T>(this IRuleBuilder<T, long?> rule, int least) =>
        rule.Must(n => n is null || (n >= least && n <= 1_000_000_000_000)).WithMessage($"A limit is from {least} to 1000000000000.");
}
