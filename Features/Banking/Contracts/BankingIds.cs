using Fintech.Infrastructure.Data;

namespace Fintech.Features.Banking.Contracts;

/// <summary>A bank connection (a Plaid Item).</summary>
public readonly record struct BankConnectionId(Guid Value) : ITypedId<BankConnectionId>
{
    public static string Prefix => "conn";
    public static BankConnectionId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}

public readonly record struct BankAccountId(Guid Value) : ITypedId<BankAccountId>
{
    public static string Prefix => "acct";
    public static BankAccountId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}

public readonly record struct BankTransactionId(Guid Value) : ITypedId<BankTransactionId>
{
    public static string Prefix => "txn";
    public static BankTransactionId Of(Guid value) => new(value);
    public override string ToString() => TypeId.Text(Prefix, Value);
}
