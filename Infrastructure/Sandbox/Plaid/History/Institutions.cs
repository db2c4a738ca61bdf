namespace Fintech.Infrastructure.Sandbox.Plaid.History;

/// <summary>A bank of the sandbox and the accounts that a login there has.</summary>
internal sealed record Bank(string Id, string Name, string Color, string RoutingNumber, string[] Accounts)
{
    public string Url => $"https://{Name.Replace(" ", "").Replace("&", "and").ToLowerInvariant()}.example";
}

/// <summary>An account as a bank offers it, before anybody has one.</summary>
internal sealed record AccountPlan(
    string Kind, string Name, string Type, string Subtype, string Currency, decimal Opening, decimal? Limit);

internal static class Institutions
{
    public static readonly string[] Products = ["assets", "auth", "balance", "identity", "transactions"];

    const string Checking = Household.Checking, Savings = Household.Savings, Card = Household.Card;

    public static readonly Bank[] All =
    [
        new("ins_109508", "First Platypus Bank", "#0b6e4f", "011401533", [Checking, Savings, Card, Household.Travel]),
        new("ins_109509", "First Gingham Credit Union", "#8a3b3b", "021000021",
            [Checking, Savings, Card, Household.Loan]),
        new("ins_109510", "Tattersall Federal Credit Union", "#2f4b7c", "031101279", [Checking, Savings, Card]),
        new("ins_109511", "Tartan Bank", "#7a4b16", "041000124", [Checking, Savings, Card, Household.Loan]),
        new("ins_109512", "Houndstooth Bank", "#3d3d3d", "051000017", [Checking, Savings, Card]),
        new("ins_900001", "Harbour & Vale", "#1c5d7a", "061000104", [Checking, Savings, Card, Household.Travel]),
        new("ins_900002", "Northlight Savings", "#5b4a8a", "071000013", [Checking, Savings]),
        new("ins_900003", "Cedar Street Bank", "#4f6b1e", "081000032", [Checking, Card]),
    ];

    public static Bank? Find(string id) => All.FirstOrDefault(bank => bank.Id == id);

    public static AccountPlan Plan(string kind) => kind switch
    {
        Household.Checking => new(kind, "Everyday Checking", "depository", "checking", "USD", 3_200, null),
        Household.Savings => new(kind, "High-Yield Savings", "depository", "savings", "USD", 9_400, null),
        Household.Card => new(kind, "Rewards Credit Card", "credit", "credit card", "USD", 0, 12_000),
        Household.Travel => new(kind, "Travel Euro", "depository", "prepaid", "EUR", 120, null),
        Household.Loan => new(kind, "Auto Loan", "loan", "auto", "USD", 21_600, null),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such account plan."),
    };
}
