using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;
using Npgsql;

namespace Fintech.Features.Banking;

/// <summary>Reads transactions as they are shown. Every statement that uses this names its environment.</summary>
internal static class TransactionRows
{
    public const string Columns =
        "t.id, t.account_id, t.connection_id, t.customer_id, t.date, t.authorized_date, t.amount, t.currency, t.payee, "
        + "t.description, t.category, t.category_detail, t.pending, t.pending_transaction_id, t.payment_channel, "
        + "t.created_at, t.updated_at";

    public static BankTransactionView Read(NpgsqlDataReader row) => new(
        new(row.GetGuid(0)), new(row.GetGuid(1)), new(row.GetGuid(2)), new(row.GetGuid(3)),
        row.GetFieldValue<DateOnly>(4), row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5),
        new Money(row.GetDecimal(6), row.GetString(7)), row.GetString(8), row.GetString(9), Text(row, 10), Text(row, 11),
        row.GetBoolean(12) ? TransactionStatus.Pending : TransactionStatus.Posted,
        row.IsDBNull(13) ? null : new BankTransactionId(row.GetGuid(13)), Text(row, 14),
        row.GetFieldValue<DateTimeOffset>(15), row.GetFieldValue<DateTimeOffset>(16));

    static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
