namespace Fintech.Infrastructure.Sandbox.Plaid.History;

/// <summary>Something that happened on one account; in Plaid's sign positive amounts leave it.</summary>
internal sealed record Entry(string Account, DateOnly Date, decimal Amount, Payee Payee)
{
    /// <summary>What the bank printed; by default the payee's own line.</summary>
    public string? Description { get; init; }

    /// <summary>The name shown; by default the merchant's, or the bank's line.</summary>
    public string? Name { get; init; }

    public string? Reference { get; init; }

    public Place? Place { get; init; }

    /// <summary>Card purchases are pending for a day; bills and transfers post at once.</summary>
    public bool Settles { get; init; }
}

/// <summary>Where a purchase was made.</summary>
internal sealed record Place(string City, string? Region, string Country, string Currency);

/// <summary>Who is paid or pays, with Plaid's category words.</summary>
internal sealed record Payee(string Name, string Line, string Category, int LowCents, int HighCents)
{
    /// <summary>Plaid's detailed word always starts with the primary one.</summary>
    public required string Primary { get; init; }

    /// <summary><c>online</c>, <c>in store</c> or <c>other</c>.</summary>
    public string Channel { get; init; } = "in store";

    /// <summary>False for transfers, fees and interest, which have no merchant.</summary>
    public bool IsMerchant { get; init; } = true;

    public string CounterpartyType { get; init; } = "merchant";

    public string? Website { get; init; }

    public string Detailed => $"{Primary}_{Category}";
}
