using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Providers;
using Fintech.Infrastructure.Providers.Plaid;
using Npgsql;
using NpgsqlTypes;

namespace Fintech.Features.Banking;

/// <summary>Puts a run's pages beside the table with COPY, so that memory and the business transaction stay small.</summary>
internal sealed class TransactionStage(Database database)
{
    const string Copy = """
        copy bank_transaction_stage (run_id, ordinal, removed, new_id, provider_account_id, provider_transaction_id,
            pending_provider_transaction_id, date, authorized_date, amount, currency, payee, description, category,
            category_detail, pending, payment_channel, staged_at) from stdin (format binary)
        """;

    /// <returns>The next free ordinal.</returns>
    public async Task<int> Add(Guid run, int ordinal, TransactionsPage page, CancellationToken ct)
    {
        await using var connection = await database.Direct.OpenConnectionAsync(ct);
        await using var writer = await connection.BeginBinaryImportAsync(Copy, ct);
        foreach (var t in page.Added.Concat(page.Modified)) await Write(writer, run, ordinal++, t, ct);
        foreach (var gone in page.Removed) await Write(writer, run, ordinal++, gone, ct);
        await writer.CompleteAsync(ct);
        return ordinal;
    }

    public async Task Discard(Guid run, CancellationToken ct)
    {
        await using var delete = database.Direct.CreateCommand("delete from bank_transaction_stage where run_id = $1");
        delete.Parameters.Add(new() { Value = run });
        await delete.ExecuteNonQueryAsync(ct);
    }

    static async Task Write(NpgsqlBinaryImporter row, Guid run, int ordinal, PlaidTransaction t, CancellationToken ct)
    {
        await Start(row, run, ordinal, false, t.AccountId, t.TransactionId, ct);
        await Text(row, t.PendingTransactionId, ct);
        await row.WriteAsync(t.Date, NpgsqlDbType.Date, ct);
        if (t.AuthorizedDate is { } authorized) await row.WriteAsync(authorized, NpgsqlDbType.Date, ct);
        else await row.WriteNullAsync(ct);
        // Plaid counts money out as positive; here alone the sign is turned.
        await row.WriteAsync(-t.Amount, NpgsqlDbType.Numeric, ct);
        await Text(row, Currency(t.IsoCurrencyCode, t.UnofficialCurrencyCode), ct);
        await Text(row, ProviderText.Clean(t.MerchantName ?? t.Name), ct);
        await Text(row, ProviderText.Clean(t.Name), ct);
        await Text(row, t.PersonalFinanceCategory?.Primary, ct);
        await Text(row, t.PersonalFinanceCategory?.Detailed, ct);
        await row.WriteAsync(t.Pending, NpgsqlDbType.Boolean, ct);
        await Text(row, t.PaymentChannel, ct);
        await row.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz, ct);
    }

    static async Task Write(NpgsqlBinaryImporter row, Guid run, int ordinal, RemovedTransaction gone, CancellationToken ct)
    {
        await Start(row, run, ordinal, true, gone.AccountId, gone.TransactionId, ct);
        for (var column = 0; column < 11; column++) await row.WriteNullAsync(ct);
        await row.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz, ct);
    }

    static async Task Start(
        NpgsqlBinaryImporter row, Guid run, int ordinal, bool removed, string? account, string id, CancellationToken ct)
    {
        await row.StartRowAsync(ct);
        await row.WriteAsync(run, NpgsqlDbType.Uuid, ct);
        await row.WriteAsync(ordinal, NpgsqlDbType.Integer, ct);
        await row.WriteAsync(removed, NpgsqlDbType.Boolean, ct);
        await row.WriteAsync(Guid.CreateVersion7(), NpgsqlDbType.Uuid, ct);
        await Text(row, account, ct);
        await Text(row, id, ct);
    }

    static Task Text(NpgsqlBinaryImporter row, string? text, CancellationToken ct) =>
        text is null ? row.WriteNullAsync(ct) : row.WriteAsync(text, NpgsqlDbType.Text, ct);

    /// <summary>ISO code, or the provider's own marked as such.</summary>
    public static string Currency(string? iso, string? unofficial) => iso ?? $"unofficial:{unofficial ?? "unknown"}";
}
