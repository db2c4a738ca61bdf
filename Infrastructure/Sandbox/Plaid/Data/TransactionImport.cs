using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Fintech.Infrastructure.Sandbox.Plaid.Data;

/// <summary>Writes thousands of rows with COPY, in the context's open transaction.</summary>
internal static class TransactionImport
{
    const string Copy =
        """
        COPY sandbox.plaid_transactions (environment_id, id, item_id, account_id, date, amount, pending, added_no,
            change_no, removed, original_description, wire) FROM STDIN (FORMAT BINARY)
        """;

    public static async Task Write(SandboxDb db, IEnumerable<PlaidTransaction> rows, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var writer = await connection.BeginBinaryImportAsync(Copy, ct);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(ct);
            await writer.WriteAsync(row.EnvironmentId, NpgsqlDbType.Uuid, ct);
            await writer.WriteAsync(row.Id, NpgsqlDbType.Text, ct);
            await writer.WriteAsync(row.ItemId, NpgsqlDbType.Text, ct);
            await writer.WriteAsync(row.AccountId, NpgsqlDbType.Text, ct);
            await writer.WriteAsync(row.Date, NpgsqlDbType.Date, ct);
            await writer.WriteAsync(row.Amount, NpgsqlDbType.Numeric, ct);
            await writer.WriteAsync(row.Pending, NpgsqlDbType.Boolean, ct);
            await writer.WriteAsync(row.AddedNo, NpgsqlDbType.Bigint, ct);
            await writer.WriteAsync(row.ChangeNo, NpgsqlDbType.Bigint, ct);
            await writer.WriteAsync(row.Removed, NpgsqlDbType.Boolean, ct);
            await writer.WriteAsync(row.OriginalDescription, NpgsqlDbType.Text, ct);
            await writer.WriteAsync(row.Wire, NpgsqlDbType.Json, ct);
        }
        await writer.CompleteAsync(ct);
    }
}
