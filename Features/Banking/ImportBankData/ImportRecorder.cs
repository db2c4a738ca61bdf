using Fintech.Features.Banking.Contracts;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Providers;
using Fintech.Infrastructure.Providers.Plaid;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Banking.ImportBankData;

/// <summary>Saves what a run brought: accounts and balances, rows, cursor and events, in the caller's transaction.</summary>
internal sealed class ImportRecorder(
    FintechDb db, Changes changes, TransactionMerge merge, ScopeHolders holders, PersonNotices notices)
{
    // More than this at once is a bulk import, told as one event.
    const int MaxSingleEvents = 200;

    public async Task<ImportBankDataResponse> Imported(BankConnection connection, ImportIntent intent, CancellationToken ct)
    {
        // Plaid's word for "nothing yet": no data and no cursor. It must not be kept as progress.
        var ready = intent.NextCursor.Length > 0;
        await SaveAccounts(connection, intent.Accounts ?? [], ct);
        await db.SaveChangesAsync(ct); // the merge joins the accounts
        var wasImporting = connection.Status is BankConnectionStatus.Syncing;
        var listAtMost = wasImporting ? 0 : MaxSingleEvents; // a first import is told as a whole
        var outcome = await merge.Run(intent.Run, connection.EnvironmentId, connection.Id, listAtMost, ct);
        if (!ready)
        {
            connection.SyncRequestedAt = await db.Now(ct); // the webhook, or else the sweep, comes back
            return new(connection.Status, 0, 0, 0, false);
        }

        connection.SyncCursor = intent.NextCursor;
        connection.LastSyncedAt = DateTimeOffset.UtcNow;
        connection.Status = intent.HistoryComplete ? BankConnectionStatus.Active : connection.Status;
        connection.ErrorCode = null;
        connection.SyncFailures = 0;
        connection.SyncNotBefore = null;
        var view = await db.View(connection, ct);
        if (outcome.Added + outcome.Modified + outcome.Removed > 0 || wasImporting)
            changes.Record(BankingEvents.ConnectionSynced, new SyncedView(view, outcome.Added, outcome.Modified, outcome.Removed), connection.CustomerId);
        foreach (var (kind, row) in outcome.Rows) changes.Record(EventOf(kind), row, connection.CustomerId);
        changes.Subject = connection.Id.ToString();
        return new(connection.Status, outcome.Added, outcome.Modified, outcome.Removed, true);
    }

    static Infrastructure.Events.EventType EventOf(MergeKind kind) => kind switch
    {
        MergeKind.Added => BankingEvents.TransactionAdded,
        MergeKind.Modified => BankingEvents.TransactionUpdated,
        MergeKind.Removed => BankingEvents.TransactionRemoved,
    };

    async Task SaveAccounts(BankConnection connection, IReadOnlyList<PlaidAccount> given, CancellationToken ct)
    {
        var known = await db.Set<BankAccount>().Where(a => a.ConnectionId == connection.Id)
            .ToDictionaryAsync(a => a.ProviderAccountId, StringComparer.Ordinal, ct);
        foreach (var account in given)
        {
            if (!known.TryGetValue(account.AccountId, out var row))
            {
                row = new BankAccount
                {
                    EnvironmentId = connection.EnvironmentId, ConnectionId = connection.Id,
                    CustomerId = connection.CustomerId, ProviderAccountId = account.AccountId,
                    Name = ProviderText.Clean(account.Name), Type = account.Type, Currency = CurrencyOf(account),
                };
                db.Add(row);
            }
            var before = (row.CurrentBalance, row.AvailableBalance);
            Update(row, account, connection.InstitutionName);
            if (known.ContainsKey(account.AccountId) && before != (row.CurrentBalance, row.AvailableBalance))
                changes.Record(BankingEvents.BalanceUpdated, row.View(), row.CustomerId);
        }
    }

    static void Update(BankAccount row, PlaidAccount account, string? institution)
    {
        // A debt is a negative balance here; Plaid counts what is owed as positive.
        var sign = account.Type is "credit" or "loan" ? -1 : 1;
        row.Name = ProviderText.Clean(account.Name);
        row.OfficialName = account.OfficialName is { } name ? ProviderText.Clean(name) : null;
        row.Mask = account.Mask;
        row.Subtype = account.Subtype;
        row.InstitutionName = institution;
        row.CurrentBalance = account.Balances.Current * sign;
        row.AvailableBalance = account.Balances.Available;
        row.BalanceLimit = account.Balances.Limit;
        row.BalanceAsOf = account.Balances.LastUpdatedDatetime?.ToUniversalTime() ?? DateTimeOffset.UtcNow;
        row.UpdatedAt = DateTimeOffset.UtcNow;
    }

    static string CurrencyOf(PlaidAccount account) =>
        TransactionStage.Currency(account.Balances.IsoCurrencyCode, account.Balances.UnofficialCurrencyCode);

    /// <summary>The connection says what is wrong; what can pass by itself is tried again, ever more slowly.</summary>
    public async Task<ImportBankDataResponse> Failed(BankConnection connection, ImportIntent intent, CancellationToken ct)
    {
        var before = (connection.Status, connection.ErrorCode);
        connection.ErrorCode = intent.Fault;
        connection.SyncFailures++;
        if (intent.FaultIsTransient)
        {
            var wait = TimeSpan.FromSeconds(Math.Min(10 * Math.Pow(2, connection.SyncFailures - 1), 3600));
            connection.SyncNotBefore = DateTimeOffset.UtcNow + wait * (0.8 + 0.4 * Random.Shared.NextDouble());
            connection.SyncRequestedAt = await db.Now(ct); // later than the run: the sweep comes back
        }
        else connection.Status = BankConnectionStatus.NeedsAttention;
        if (connection.Status is BankConnectionStatus.NeedsAttention && before.Status != connection.Status)
            await Tell(connection, ct);
        var view = await db.View(connection, ct);
        if (before != (connection.Status, connection.ErrorCode))
            changes.Record(BankingEvents.ConnectionUpdated, view, connection.CustomerId);
        changes.Subject = connection.Id.ToString();
        return new(connection.Status, 0, 0, 0, false);
    }

    // Once for each time that it begins: whoever may mend it.
    async Task Tell(BankConnection connection, CancellationToken ct) => await notices.BankAttention(
        await holders.In(connection.EnvironmentId, Permissions.BankingWrite, ct), connection.EnvironmentId,
        ProviderText.Clean(connection.InstitutionName ?? "A bank"), ConnectionFaults.Describe(connection.ErrorCode)!.Message, ct);
}
