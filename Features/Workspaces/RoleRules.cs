using Fintech.Infrastructure.Providers;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Workspaces;

static class RoleRules
{
    public const string GrantsRefusal = "Choose among: payments:write, investments:trade. Everything else is in the role.";

    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> Grants<T>(
        this IRuleBuilder<T, IReadOnlyList<string>?> rule) =>
        rule.Must(grants => grants is null || grants.All(RoleTable.Grantable.Contains)).WithMessage(GrantsRefusal);

    public static IRuleBuilderOptions<T, string> WorkspaceName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(n => n.Trim().Length is > 0 and <= 80 && ProviderText.Clean(n) == n)
            .WithMessage("A name has visible characters only, 1 to 80 characters.");

    /// <summary>An admin manages everybody but owners.</summary>
    public static Error? MayGive(Membership giver, params IEnumerable<Role> roles) =>
        giver.Role is not Role.Owner && roles.Contains(Role.Owner) ? new OwnersOnly() : null;
}
