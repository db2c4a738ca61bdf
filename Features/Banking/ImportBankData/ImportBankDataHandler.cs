using Fintech.Features.Banking.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Providers.Plaid;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Banking.ImportBankData;

/// <summary>One run of a connection's sync; for jobs alone.</summary>
[Scope("banking:write"), Writes(Idempotency.None)]
internal sealed record ImportBankDataRequest(BankConnectionId Id);

internal sealed record ImportBankDataResponse(BankConnectionStatus Status, int Added, int Modified, int Removed, bool IsReady);

/// <param name="Cursor">From where this run reads; null is the beginning.</param>
/// <param name="Fault">Plaid's code, when the run failed for a reason that belongs on the connection.</param>
internal sealed record ImportIntent(
    BankConnectionId Id, EnvironmentId EnvironmentId, Guid Run, DateTimeOffset StartedAt, string? Cursor, byte[] AccessToken,
    string NextCursor = "", bool HistoryComplete = false, IReadOnlyList<PlaidAccount>? Accounts = null,
    string? Fault = null, bool FaultIsTransient = false);

/// <remarks>
/// Pages are staged outside any business transaction; rows, balances and the cursor are then saved in one. A kill at any
/// moment leaves either the old cursor with the old rows or the new with the new; the sweep starts the run again.
/// </remarks>
internal sealed class ImportBankDataHandler(
    FintechDb db, PlaidAccounts accounts, PlaidClient plaid, PlaidLinks links, TransactionStage stage, ImportRecorder recorder)
    : IProviderHandler<ImportBankDataRequest, ImportIntent, ImportBankDataResponse>
{
    // The sweep also looks at what nobody asked for in a long time.
    static readonly TimeSpan UnaskedAfter = TimeSpan.FromHours(1);
    const int PageSize = 500, MaxPages = 2_000, MaxRestarts = 5;

    public async Task<Result<ImportIntent>> Prepare(ImportBankDataRequest request, CancellationToken ct)
    {
        var connection = await db.Connection(request.Id, ct);
        if (connection is null) return new BankConnectionNotFound(request.Id);
        if (connection.AccessTokenSealed is not { } token) return new BankConnectionNotUsable(connection.Status);
        // What was asked before the last run began is done; a trigger that waited for that run finds nothing left.
        var now = await db.Now(ct);
        var asked = connection.SyncRequestedAt > (connection.SyncStartedAt ?? DateTimeOffset.MinValue);
        if (!asked && connection.SyncStartedAt > now - UnaskedAfter) return new NothingToImport();
        return new ImportIntent(
            connection.Id, connection.EnvironmentId, Guid.CreateVersion7(), now, connection.SyncCursor, token);
    }

    public async Task<Result<ImportIntent>> Call(ImportIntent intent, CancellationToken ct)
    {
        var access = (await accounts.For(intent.EnvironmentId, ct))!;
        for (var restart = 0; ; restart++)
        {
            try { return await ReadAll(intent, access, ct); }
            catch (PlaidException moved) when (moved.IsMutation && restart < MaxRestarts)
            {
                await stage.Discard(intent.Run, ct); // what was read so far belongs to a state that is gone
            }
            catch (PlaidException refused)
            {
                await stage.Discard(intent.Run, ct);
                return intent with { Fault = refused.Code, FaultIsTransient = refused.IsTransient || refused.IsMutation };
            }
        }
    }

    async Task<ImportIntent> ReadAll(ImportIntent intent, PlaidAccess access, CancellationToken ct)
    {
        var token = links.OpenAccessToken(intent.AccessToken);
        var (cursor, ordinal) = (intent.Cursor, 0);
        for (var page = 0; page < MaxPages; page++)
        {
            var read = await plaid.SyncTransactions(access, new(token, cursor, PageSize), ct);
            ordinal = await stage.Add(intent.Run, ordinal, read, ct);
            if (!read.HasMore)
                return intent with
                {
                    NextCursor = read.NextCursor,
                    Accounts = read.Accounts,
                    HistoryComplete = read.TransactionsUpdateStatus is "HISTORICAL_UPDATE_COMPLETE" or null,
                };
            cursor = read.NextCursor;
        }
        throw new InvalidOperationException($"Connection {intent.Id} gave more than {MaxPages} pages.");
    }

    public async Task<Result<ImportBankDataResponse>> Complete(ImportIntent intent, CancellationToken ct)
    {
        var connection = await db.Connection(intent.Id, ct);
        if (connection is null) return new BankConnectionNotFound(intent.Id);
        if (connection.AccessTokenSealed is null) return new BankConnectionNotUsable(connection.Status); // removed meanwhile
        connection.SyncStartedAt = intent.StartedAt;
        return intent.Fault is null
            ? await recorder.Imported(connection, intent, ct)
            : await recorder.Failed(connection, intent, ct);
    }
}
