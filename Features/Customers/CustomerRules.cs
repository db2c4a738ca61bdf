using Fintech.Features.Customers.Contracts;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Providers;
using FluentValidation;

namespace Fintech.Features.Customers;

/// <summary>What may be said of a customer, the same when it is made and when it is changed.</summary>
static class CustomerRules
{
    public static void ExternalId<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(id => id.Length is > 0 and <= 100 && id.Trim() == id && ProviderText.Clean(id) == id)
            .WithMessage("An external_id has 1 to 100 visible characters, and no space before or behind them.")
            .NotEqual(PersonalCustomer.ExternalId).WithMessage("The person of a personal workspace has this one. Choose another.");

    public static void CustomerName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(n => n is null || (n.Trim().Length is > 0 and <= 200 && ProviderText.Clean(n) == n))
            .WithMessage("A name has visible characters only, 1 to 200 of them.");

    public static void CustomerEmail<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(e => e is null or "" || EmailAddress.IsOne(e)).WithMessage(EmailAddress.Refusal);
}
