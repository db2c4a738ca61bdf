using System.Diagnostics.Metrics;
using System.Text.Json;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Telemetry;
using Npgsql;
using NpgsqlTypes;

namespace Fintech.Infrastructure.Slices;

/// <summary>A held lease on one idempotency record.</summary>
/// <param name="Intent">What a former holder recorded before it was lost; the work resumes there.</param>
public sealed record IdempotencyClaim(Guid ScopeId, string Slice, string Key, Guid LeaseToken, byte[]? Intent);

/// <summary>What a finished request with the same key answered.</summary>
public sealed record IdempotencyAnswer(string? Response, string? Problem);

/// <summary>
/// One row per (environment, slice, key): claimed in a short transaction of its own with a 60 s lease, completed in the
/// same transaction as the outcome, kept 24 h.
/// </summary>
public sealed class IdempotencyStore(Database database)
{
    static readonly Counter<long> Replays = Metrics.Meter.CreateCounter<long>("fintech.idempotency.replays", "{request}"),
        Conflicts = Metrics.Meter.CreateCounter<long>("fintech.idempotency.conflicts", "{request}");

    /// <summary>How long an answer is given again; from then on its key is as good as new.</summary>
    public const int KeptHours = 24, LongestKey = 255;

    /// <summary>Begins the keys that the server gives itself; no caller may use one.</summary>
    public const string OwnKeys = "auto ";

    const int LeaseSeconds = 60;
    static readonly string IsOver = $"r.created_at < now() - interval '{KeptHours} hours'";

    /// <param name="requestId">The request's, which the record keeps of the one that began it.</param>
    public async Task<(IdempotencyClaim? Claim, IdempotencyAnswer? Answer, Error? Refusal)> Claim(
        Guid scopeId, string slice, string key, byte[] fingerprint, Guid requestId, CancellationToken ct)
    {
        var token = Guid.NewGuid();
        await using var claim = database.Side.CreateCommand($"""
            insert into idempotency_records as r (scope_id, slice, key, fingerprint, lease_token, lease_until, request_id)
            values ($1, $2, $3, $4, $5, now() + interval '{LeaseSeconds} seconds', $6)
            on conflict (scope_id, slice, key) do update set lease_token = $5,
                lease_until = now() + interval '{LeaseSeconds} seconds', fingerprint = $4,
                response = null, problem = null, done = false,
                (intent, request_id, replays, replayed_at, created_at) = (
                    select null::bytea, $6, 0, null::timestamptz, now() where {IsOver}
                    union all
                    select r.intent, r.request_id, r.replays, r.replayed_at, r.created_at where not ({IsOver}))
            where {IsOver} or (not r.done and r.lease_until < now() and r.fingerprint = $4)
            returning intent
            """);
        Add(claim, scopeId, slice, key, fingerprint, token, requestId);
        await using (var reader = await claim.ExecuteReaderAsync(ct))
            if (await reader.ReadAsync(ct))
                return (new(scopeId, slice, key, token, reader.IsDBNull(0) ? null : (byte[])reader[0]), null, null);
        return await Existing(scopeId, slice, key, fingerprint, ct);
    }

    async Task<(IdempotencyClaim?, IdempotencyAnswer?, Error?)> Existing(
        Guid scopeId, string slice, string key, byte[] fingerprint, CancellationToken ct)
    {
        await using var read = database.Side.CreateCommand("""
            with replay as (
                update idempotency_records set replays = replays + 1, replayed_at = now()
                where scope_id = $1 and slice = $2 and key = $3 and fingerprint = $4 and done
            )
            select fingerprint, done, response, problem from idempotency_records
            where scope_id = $1 and slice = $2 and key = $3
            """);
        Add(read, scopeId, slice, key, fingerprint);
        await using var reader = await read.ExecuteReaderAsync(ct);
        // Without a row, it was released a moment ago.
        var found = await reader.ReadAsync(ct);
        if (found && !((byte[])reader[0]).AsSpan().SequenceEqual(fingerprint)) return Conflict(new IdempotencyKeyReused());
        if (!found || !reader.GetBoolean(1)) return Conflict(new IdempotencyInFlight { RetryAfter = TimeSpan.FromSeconds(1) });
        Replays.Add(1);
        return (null, new(reader.IsDBNull(2) ? null : reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3)), null);
    }

    static (IdempotencyClaim?, IdempotencyAnswer?, Error?) Conflict(Error refusal)
    {
        Conflicts.Add(1, new KeyValuePair<string, object?>("code", refusal.Code));
        return (null, null, refusal);
    }

    public Task<bool> SaveIntent(IdempotencyClaim claim, byte[] intent, NpgsqlConnection connection, CancellationToken ct) =>
        Update("intent = $5", claim, intent, connection, ct);

    public Task<bool> Complete(IdempotencyClaim claim, string response, NpgsqlConnection connection, CancellationToken ct) =>
        Update("response = $5, done = true, intent = null", claim, response, connection, ct);

    /// <summary>An outcome is kept and given again; anything else frees the key, since nothing was done.</summary>
    public async Task Refuse(IdempotencyClaim claim, Error refusal, string requestId, CancellationToken ct)
    {
        await using var connection = await database.Side.OpenConnectionAsync(ct);
        if (refusal.IsOutcome)
        {
            var problem = JsonSerializer.Serialize(refusal.ToProblem(requestId), Wire.Options);
            await Update("problem = $5, done = true, intent = null", claim, problem, connection, ct);
            return;
        }
        await using var delete = new NpgsqlCommand("""
            delete from idempotency_records where scope_id = $1 and slice = $2 and key = $3 and lease_token = $4
            """, connection);
        Add(delete, claim.ScopeId, claim.Slice, claim.Key, claim.LeaseToken);
        await delete.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// After a bug or a crash of the call: the next try with this key resumes at once. When the database is away, as soon as
    /// it is back; nobody waits for that.
    /// </summary>
    public async Task Expire(IdempotencyClaim claim)
    {
        if (!await IsExpired(claim)) _ = Task.Run(() => ExpireLater(claim));
    }

    async Task ExpireLater(IdempotencyClaim claim)
    {
        for (var seconds = 0; seconds < LeaseSeconds; seconds++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            if (await IsExpired(claim)) return;
        }
    }

    async Task<bool> IsExpired(IdempotencyClaim claim)
    {
        try
        {
            await using var connection = await database.Side.OpenConnectionAsync();
            await Update("lease_until = now() + $5", claim, TimeSpan.Zero, connection, CancellationToken.None);
            return true;
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException or ObjectDisposedException) { return false; }
    }

    /// <summary>Those whom these answers belong to are going to be gone. In the caller's transaction.</summary>
    public async Task Forget(Guid[] scopeIds, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var delete = new NpgsqlCommand("delete from idempotency_records where scope_id = any($1)", connection);
        Add(delete, scopeIds);
        await delete.ExecuteNonQueryAsync(ct);
    }

    static async Task<bool> Update(
        string set, IdempotencyClaim claim, object value, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var update = new NpgsqlCommand($"""
            update idempotency_records set {set}
            where scope_id = $1 and slice = $2 and key = $3 and lease_token = $4 and not done
            """, connection);
        Add(update, claim.ScopeId, claim.Slice, claim.Key, claim.LeaseToken, value);
        return await update.ExecuteNonQueryAsync(ct) == 1;
    }

    static void Add(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
            command.Parameters.Add(value is DateTime time
                ? new NpgsqlParameter { Value = time, NpgsqlDbType = NpgsqlDbType.TimestampTz }
                : new NpgsqlParameter { Value = value });
    }
}
