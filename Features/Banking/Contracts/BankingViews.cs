using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

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
    [property: Description("Page where the person signs in at the bank; while linking, to whoever starts the connection or asks for it by its id")] string? LinkUrl,
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
    : IWireRow
{
    [JsonPropertyOrder(-1)] public string Object => "bank_account";

    void IWireRow.WriteTo(WireRow row) => row
        .Raw("{\"object\":\"bank_account\",\"id\":\"acct_"u8).Id(Id.Value)
        .Raw("\",\"customer_id\":\"cus_"u8).Id(CustomerId.Value)
        .Raw("\",\"connection_id\":\"conn_"u8).Id(ConnectionId.Value)
        .Raw("\",\"name\":"u8).Text(Name).Raw(",\"official_name\":"u8).Text(OfficialName)
        .Raw(",\"mask\":"u8).Text(Mask).Raw(",\"type\":"u8).Text(Type).Raw(",\"subtype\":"u8).Text(Subtype)
        .Raw(",\"institution_name\":"u8).Text(InstitutionName)
        .Raw(",\"balance\":{\"current\":"u8).Money(Balance.Current).Raw(",\"available\":"u8).Money(Balance.Available)
        .Raw(",\"limit\":"u8).Money(Balance.Limit).Raw(",\"as_of\":"u8).Time(Balance.AsOf)
        .Raw("},\"created_at\":"u8).Time(CreatedAt).Raw(",\"updated_at\":"u8).Time(UpdatedAt).Raw("}"u8);
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
    string? PaymentChannel, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt) : IWireRow
{
    [JsonPropertyOrder(-1)] public string Object => "bank_transaction";

    void IWireRow.WriteTo(WireRow row) => row
        .Raw("{\"object\":\"bank_transaction\",\"id\":\"txn_"u8).Id(Id.Value)
        .Raw("\",\"account_id\":\"acct_"u8).Id(AccountId.Value)
        .Raw("\",\"connection_id\":\"conn_"u8).Id(ConnectionId.Value)
        .Raw("\",\"customer_id\":\"cus_"u8).Id(CustomerId.Value)
        .Raw("\",\"date\":"u8).Date(Date).Raw(",\"authorized_date\":"u8).Date(AuthorizedDate)
        .Raw(",\"amount\":"u8).Money(Amount).Raw(",\"payee\":"u8).Text(Payee)
        .Raw(",\"description\":"u8).Text(Description).Raw(",\"category\":"u8).Text(Category)
        .Raw(",\"category_detail\":"u8).Text(CategoryDetail)
        .Raw(",\"status\":"u8).Raw(Status is TransactionStatus.Pending ? "\"pending\""u8 : "\"posted\""u8)
        .Raw(",\"pending_transaction_id\":"u8).Id(PendingTransactionId)
        .Raw(",\"payment_channel\":"u8).Text(PaymentChannel)
        .Raw(",\"created_at\":"u8).Time(CreatedAt).Raw(",\"updated_at\":"u8).Time(UpdatedAt).Raw("}"u8);
}
