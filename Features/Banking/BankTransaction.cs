using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;

namespace Fintech.Features.Banking;

/// <summary>The table's shape. Rows are written by the merge of a sync and read with plain SQL.</summary>
internal sealed class BankTransaction : IEnvironmentRow
{
    public BankTransactionId Id { get; init; }
    public EnvironmentId EnvironmentId { get; init; }
    public BankConnectionId ConnectionId { get; init; }
    public BankAccountId AccountId { get; init; }
    public CustomerId CustomerId { get; init; }
    public required string ProviderTransactionId { get; init; }
    public string? PendingProviderTransactionId { get; init; }
    public BankTransactionId? PendingTransactionId { get; init; }
    public DateOnly Date { get; init; }
    public DateOnly? AuthorizedDate { get; init; }
    public decimal Amount { get; init; }
    public required string Currency { get; init; }
    public required string Payee { get; init; }
    public required string Description { get; init; }
    public string? Category { get; init; }
    public string? CategoryDetail { get; init; }
    public bool Pending { get; init; }
    public string? PaymentChannel { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    public BankTransactionView View() => new(
        Id, AccountId, ConnectionId, CustomerId, Date, AuthorizedDate, new Money(Amount, Currency), Payee, Description,
        Category, CategoryDetail, Pending ? TransactionStatus.Pending : TransactionStatus.Posted, PendingTransactionId,
        PaymentChannel, CreatedAt, UpdatedAt);
}

/// <summary>Where a running sync puts the provider's pages before they are merged in one statement. Unlogged: a crash only repeats the run.</summary>
internal sealed class StagedTransaction
{
    public Guid RunId { get; init; }
    public int Ordinal { get; init; }
    public bool Removed { get; init; }
    public Guid NewId { get; init; }
    public string? ProviderAccountId { get; init; }
    public required string ProviderTransactionId { get; init; }
    public string? PendingProviderTransactionId { get; init; }
    public DateOnly? Date { get; init; }
    public DateOnly? AuthorizedDate { get; init; }
    public decimal? Amount { get; init; }
    public string? Currency { get; init; }
    public string? Payee { get; init; }
    public string? Description { get; init; }
    public string? Category { get; init; }
    public string? CategoryDetail { get; init; }
    public bool? Pending { get; init; }
    public string? PaymentChannel { get; init; }
    public DateTimeOffset StagedAt { get; init; }
}
