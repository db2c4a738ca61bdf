using System.Data;
using System.Text.Json;
using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fintech.Infrastructure.Slices;

/// <summary>Two changes met; the loser did nothing and may simply try again.</summary>
public sealed record ConcurrentChange()
    : ConflictError("request.concurrent_change", "Something else changed this at the same moment. Try again.")
{
    public override bool IsOutcome => false;
}

/// <summary>
/// The only opener of transactions: what a handler changed, its audit entry, its events and the idempotency answer are
/// saved together or not at all.
/// </summary>
public sealed class UnitOfWork(
    FintechDb db, CallerSlot slot, Changes changes, IdempotencyStore store, EventSignal signal,
    EventEpoch epoch, AuditEntries audit, FailureLog failures, IServiceProvider services)
{
    /// <summary>The idempotency record that this request holds the lease of.</summary>
    public IdempotencyClaim? Claim { get; set; }

    /// <summary>Transaction 1 of a provider slice: saves what <paramref name="prepare"/> decided, with its intent.</summary>
    public Task<Result<TIntent>> Record<TIntent>(
        SliceRules rules, Func<CancellationToken, Task<Result<TIntent>>> prepare, Func<TIntent, byte[]> seal,
        CancellationToken ct) =>
        Run(prepare, (intent, connection) => Claim is null
            ? Task.FromResult(true)
            : store.SaveIntent(Claim, seal(intent), connection, ct), ct);

    /// <summary>The last transaction of a slice.</summary>
    public async Task<Result<T>> Finish<T>(
        SliceRules rules, Func<CancellationToken, Task<Result<T>>> handle, CancellationToken ct)
    {
        var result = await Run(async token =>
        {
            var outcome = await handle(token);
            if (outcome.Error is null && !WasIdle()) Audit(rules.Name);
            return outcome;
        }, (response, connection) => Claim is null
            ? Task.FromResult(true)
            : store.Complete(Claim, WithoutSecret(response), connection, ct), ct);
        if (result.Error is { } refusal && Claim is not null)
            await store.Refuse(Claim, refusal, slot.RequestId, ct);
        return result;
    }

    async Task<Result<T>> Run<T>(
        Func<CancellationToken, Task<Result<T>>> handle, Func<T, NpgsqlConnection, Task<bool>> claimed,
        CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            var result = await handle(ct);
            if (result.Error is not null) return Abandon(result);
            db.AddRange(changes.TakeEvents(slot, epoch));
            await db.SaveChangesAsync(ct);
            // A worker that outlived its lease must not answer for the one who took over.
            if (!await claimed(result.Value!, (NpgsqlConnection)db.Database.GetDbConnection()))
                return Abandon<T>(new IdempotencyInFlight { RetryAfter = TimeSpan.FromSeconds(1) });
            await transaction.CommitAsync(ct);
            var events = changes.HadEvents;
            if (events) signal.Raise();
            foreach (var after in changes.TakeAfterCommit()) Hurry(after);
            return result;
        }
        catch (DbUpdateException clash) when (clash is DbUpdateConcurrencyException
            || clash.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return Abandon<T>(new ConcurrentChange());
        }
        catch (InvalidOperationException unusable) when (db.Database.GetDbConnection().State is not ConnectionState.Open)
        {
            throw new TimeoutException("The connection was lost within the transaction.", unusable);
        }
    }

    // It is saved, and what follows is a short cut to what a sweep finds as well: its failure must not be the answer.
    void Hurry(Action<IServiceProvider> after)
    {
        try { after(services); }
        catch (Exception failure) { failures.ErrorOf(failure, "What follows a saved change", slot.RequestId); }
    }

    Result<T> Abandon<T>(Result<T> result)
    {
        db.ChangeTracker.Clear();
        changes.Clear();
        return result;
    }

    // A job that looked and found nothing to do is no entry: many look every few seconds, for hours.
    bool WasIdle() => slot.Caller.Kind is CallerKind.Job && changes.IsEmpty && !db.ChangeTracker.HasChanges();

    void Audit(string action)
    {
        var (entry, details) = audit.Of(action, "done", changes.Subject, slot.Caller);
        db.Add(entry);
        if (details is not null) db.Add(details);
    }

    static string WithoutSecret<T>(T response) =>
        JsonSerializer.Serialize(response is IShowsSecretOnce<T> once ? once.WithoutSecret() : response, Wire.Options);
}
