using FluentValidation;

namespace Fintech.Infrastructure.Http;

static class NetworkRules
{
    /// <summary>A list of addresses and networks; each fault names its entry and what is meant instead.</summary>
    public static void Networks<T>(this IRuleBuilderInitial<T, IReadOnlyList<string>?> rule) => rule.Custom((list, context) =>
    {
        if (list is null) return;
        if (list.Count > AllowedNetworks.Most) context.AddFailure($"There are at most {AllowedNetworks.Most} networks.");
        foreach (var text in list.Take(AllowedNetworks.Most))
            if (AllowedNetworks.Normalize(text ?? "", out var fault) is null) context.AddFailure(fault!);
    });

    /// <summary>As they are kept, each once.</summary>
    public static string[] Normalized(this IEnumerable<string> networks) =>
        [.. networks.Select(n => AllowedNetworks.Normalize(n, out _)!).Distinct()];
}
