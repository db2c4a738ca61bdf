using System.Collections.Frozen;

namespace Fintech.Features.Workspaces.Contracts;

/// <summary>The permission words. They are the scopes of keys and tokens too.</summary>
public static class Permissions
{
    public const string BankingRead = "banking:read", BankingWrite = "banking:write",
        CustomersRead = "customers:read", CustomersWrite = "customers:write",
        PaymentsRead = "payments:read", PaymentsWrite = "payments:write",
        InvestmentsRead = "investments:read", InvestmentsTrade = "investments:trade",
        FraudRead = "fraud:read", FraudReview = "fraud:review",
        DevelopersManage = "developers:manage", WorkspaceManage = "workspace:manage";

    public static readonly IReadOnlyList<string> All =
    [
        BankingRead, BankingWrite, CustomersRead, CustomersWrite, PaymentsRead, PaymentsWrite, InvestmentsRead,
        InvestmentsTrade, FraudRead, FraudReview, DevelopersManage, WorkspaceManage,
    ];

    /// <summary>What a key may hold: managing people and the workspace stays with people.</summary>
    public static readonly FrozenSet<string> OfKeys =
        All.Where(p => p != WorkspaceManage).ToFrozenSet(StringComparer.Ordinal);
}
