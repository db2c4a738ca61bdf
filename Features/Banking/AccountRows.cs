using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;
using Npgsql;

namespace Fintech.Features.Banking;

/// <summary>Reads accounts as they are shown. Every statement that uses this names its environment.</summary>
internal static class AccountRows
{
    public const string Columns =
        "a.id, a.customer_id, a.connection_id, a.name, a.official_name, a.mask, a.type, a.subtype, a.institution_name, "
        + "a.current_balance, a.available_balance, a.balance_limit, a.currency, a.balance_as_of, a.created_at, a.updated_at";

    public static BankAccountView Read(NpgsqlDataReader row)
    {
        var currency = row.GetString(12);
        return new(
            new(row.GetGuid(0)), new(row.GetGuid(1)), new(row.GetGuid(2)), row.GetString(3), Text(row, 4), Text(row, 5),
            row.GetString(6), Text(row, 7), Text(row, 8),
            new(Amount(row, 9, currency), Amount(row, 10, currency), Amount(row, 11, currency),
                row.GetFieldValue<DateTimeOffset>(13)),
            row.GetFieldValue<DateTimeOffset>(14), row.GetFieldValue<DateTimeOffset>(15));
    }

    static Money? Amount(NpgsqlDataReader row, int column, string currency) =>
        row.IsDBNull(column) ? null : new Money(row.GetDecimal(column), currency);

    static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
