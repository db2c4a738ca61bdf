using Fintech.Features.Workspaces;
using Fintech.Features.Workspaces.Contracts;

namespace Fintech.Portal.Team;

/// <summary>Roles and grants in a person's words, those of the web app.</summary>
static class TeamWords
{
    /// <summary>What moves live money and is given by name.</summary>
    public static readonly (string Grant, string Words)[] Grants =
        [(Permissions.PaymentsWrite, "Make payments"), (Permissions.InvestmentsTrade, "Trade investments")];

    public static string May(Role role) => role switch
    {
        Role.Owner => "May do everything, and decides who the owners are.",
        Role.Admin => "May do everything, and manages all members but the owners.",
        Role.Developer => "Works freely in the sandbox and with API keys; in live, reads.",
        Role.Analyst => "Reads everything, connects banks and reviews fraud.",
        _ => "Reads everything and changes nothing.",
    };

    /// <summary>Only an owner makes owners.</summary>
    public static IEnumerable<Role> ToGive(Role giver) => Enum.GetValues<Role>().Where(r => r is not Role.Owner || giver is Role.Owner);

    /// <summary>Nobody changes their own role, and only an owner touches owners.</summary>
    public static bool IsTouchable(MemberView member, Role own) => !member.You && (own is Role.Owner || member.Role is not Role.Owner);

    public static string Also(IEnumerable<string> grants) =>
        string.Join(", ", Grants.Where(g => grants.Contains(g.Grant)).Select(g => g.Words.ToLowerInvariant()));
}
