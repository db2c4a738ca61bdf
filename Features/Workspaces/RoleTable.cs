using System.Collections.Frozen;
using static Fintech.Features.Workspaces.Contracts.Permissions;

namespace Fintech.Features.Workspaces;

/// <summary>What each role may do. Live money moves only by owners, admins, and members granted it by name.</summary>
static class RoleTable
{
    static readonly string[] Reads = [.. All.Where(p => p.EndsWith(":read", StringComparison.Ordinal))];

    /// <summary>What can be given to a member by name.</summary>
    public static readonly FrozenSet<string> Grantable =
        FrozenSet.Create(StringComparer.Ordinal, PaymentsWrite, InvestmentsTrade);

    static readonly FrozenDictionary<(Role, bool), FrozenSet<string>> Table = (
        from role in Enum.GetValues<Role>()
        from isLive in new[] { false, true }
        select KeyValuePair.Create((role, isLive), Of(role, isLive).ToFrozenSet(StringComparer.Ordinal)))
        .ToFrozenDictionary();

    public static FrozenSet<string> Permissions(Role role, IReadOnlyList<string> grants, bool isLive)
    {
        var held = Table[(role, isLive)];
        return grants.Count == 0
            ? held
            : held.Concat(grants.Where(Grantable.Contains)).ToFrozenSet(StringComparer.Ordinal);
    }

    static IEnumerable<string> Of(Role role, bool isLive) => role switch
    {
        Role.Owner or Role.Admin => All,
        Role.Developer when isLive => [.. Reads, DevelopersManage],
        Role.Developer => All.Where(p => p != WorkspaceManage),
        Role.Analyst => [.. Reads, BankingWrite, CustomersWrite, FraudReview],
        Role.Viewer => Reads,
    };
}
