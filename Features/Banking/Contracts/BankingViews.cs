using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Infrastructure.Data;

namespace Fintech.Features.Banking.Contracts;

/// <summary>Where a connection stands.</summary>
public enum BankConnectionStatus
{
    /// <summary>Waits for the person to finish at the bank's page.</summary>
    Linking,

    /// <summary>Linked; the first import is under way.</summary>
    Syncing,
    Active,

    /// <summary>The bank asks for something; <c>error</c> says what.</summary>
    NeedsAttention,

    /// <summary>The link page was not finished in time; start again.</summary>
    LinkExpired,
    Removed,
}

[Description("A bank or card issuer")]
public sealed record InstitutionView(string Id, string Name);

[Description("What the bank or provider refused, and its code")]
public sealed record ConnectionFault(string Code, string Message);

[Description("Who asked for the connection")]
public sealed record RequesterView(string Kind, string Name);

[Description("A connection to one bank (a Plaid Item)")]
public sealed record BankConnectionView(
    BankConnectionId Id, CustomerId CustomerId, BankConnectionStatus Status, InstitutionView? Institution,
    [property: Description("Page where the person signs in at the bank; only while linking")] string? LinkUrl,
    DateTimeOffset? LinkExpiresAt, ConnectionFault? Error, RequesterView RequestedBy, DateTimeOffset? LastSyncedAt,
    DateTimeOffset? SyncRequestedAt, int AccountsCount, DateTimeOffset CreatedAt)
{
    [JsonPropertyOrder(-1)] public string Object => "bank_connection";
}

[Description("Balances as the bank gave them; a debt is negative")]
public sealed record BalanceView(Money? Current, Money? Available, Money? Limit, DateTimeOffset AsOf);

[Description("An account at a connected bank")]
public sealed record BankAccountView(
    BankAccountId Id, CustomerId CustomerId, BankConnectionId ConnectionId, string Name, string? OfficialName,
    [property: Description("Last digits of the account number")] string? Mask,
    [property: Description("depository, credit, loan, investment or the provider's own word")] string Type,
    string? Subtype, string? InstitutionName, BalanceView Balance, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    [JsonPropertyOrder(-1)] public string Object => "bank_account";
}

public enum TransactionStatus { Pending, Posted }

[Description("A movement on a bank account: in is positive, out is negative")]
public sealed record BankTransactionView(
    BankTransactionId Id, BankAccountId AccountId, BankConnectionId ConnectionId, CustomerId CustomerId, DateOnly Date,
    DateOnly? AuthorizedDate, Money Amount,
    [property: Description("Who was paid or paid; the bank's text, not verified")] string Payee,
    [property: Description("The bank's own line; not verified")] string Description,
    string? Category, string? CategoryDetail, TransactionStatus Status,
    [property: Description("The pending transaction that this one settled")] BankTransactionId? PendingTransactionId,
    string? PaymentChannel, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    [JsonPropertyOrder(-1)] public string Object => "bank_transaction";
}
