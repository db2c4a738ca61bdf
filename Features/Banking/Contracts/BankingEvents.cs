using Fintech.Infrastructure.Events;

namespace Fintech.Features.Banking.Contracts;

/// <summary>The facts of banking. <c>transaction.*</c> come from changes after the first import, which is one event.</summary>
public static class BankingEvents
{
    public const string Scope = "banking:read";

    public static readonly EventType ConnectionCreated = new("bank_connection.created", Scope);
    public static readonly EventType ConnectionUpdated = new("bank_connection.updated", Scope);
    public static readonly EventType ConnectionSynced = new("bank_connection.synced", Scope);
    public static readonly EventType ConnectionRemoved = new("bank_connection.removed", Scope);
    public static readonly EventType BalanceUpdated = new("account.balance_updated", Scope);
    public static readonly EventType TransactionAdded = new("transaction.added", Scope);
    public static readonly EventType TransactionUpdated = new("transaction.updated", Scope);
    public static readonly EventType TransactionRemoved = new("transaction.removed", Scope);
}
