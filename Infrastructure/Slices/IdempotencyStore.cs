using System.Text.Json;
using Fintech.Infrastructure.Data;
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
    public async Task<(IdempotencyClaim? Claim, IdempotencyAnswer? Answer, Error? Refusal)> Claim(
        Guid scopeId, string slice, string key, byte[] fingerprint, CancellationToken ct)
    {
        var token = Guid.NewGuid();
        await using var claim = database.Main.CreateCommand("""
            insert into idempotency_records as r (scope_id, slice, key, fingerprint, lease_token, lease_until)
            values ($1, $2, $3, $4, $5, now() + interval '60 seconds')
            on conflict (scope_id, slice, key) do update set lease_token = $5,
                lease_until = now() + interval '60 seconds', fingerprint = $4,
                intent = case when r.created_at < now() - interval '24 hours' then null else r.intent end,
                response = null, problem = null, done = false,
                created_at = case when r.created_at < now() - interval '24 hours' then now() else r.created_at end
            where r.created_at < now() - interval '24 hours'
               or (not r.done and r.lease_until < now() and r.fingerprint = $4)
            returning intent
            """);
        Add(claim, scopeId, slice, key, fingerprint, token);
        await using (var reader = await claim.ExecuteReaderAsync(ct))
            if (await reader.ReadAsync(ct))
                return (new(scopeId, slice, key, token, reader.IsDBNull(0) ? null : (byte[])reader[0]), null, null);
        return await Existing(scopeId, slice, key, fingerprint, ct);
    }

    async Task<(IdempotencyClaim?, IdempotencyAnswer?, Error?)> Existing(
        Guid scopeId, string slice, string key, byte[] fingerprint, CancellationToken ct)
    {
        await using var read = database.Main.CreateCommand("""
            select fingerprint, done, response, problem from idempotency_records
            where scope_id = $1 and slice = $2 and key = $3
            """);
        Add(read, scopeId, slice, key);
        await using var reader = await read.ExecuteReaderAsync(ct);
        var inFlight = new IdempotencyInFlight { RetryAfter = TimeSpan.FromSeconds(1) };
        if (!await reader.ReadAsync(ct)) return (null, null, inFlight); // released a moment ago
        if (!((byte[])reader[0]).AsSpan().SequenceEqual(fingerprint)) return (null, null, new IdempotencyKeyReused());
        if (!reader.GetBoolean(1)) return (null, null, inFlight);
        return (null, new(reader.IsDBNull(2) ? null : reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3)), null);
    }

    public Task<bool> SaveIntent(IdempotencyClaim claim, byte[] intent, NpgsqlConnection connection, CancellationToken ct) =>
        Update("intent = $5", claim, intent, connection, ct);

    public Task<bool> Complete(IdempotencyClaim claim, string response, NpgsqlConnection connection, CancellationToken ct) =>
        Update("response = $5, done = true, intent = null", claim, response, connection, ct);

    /// <summary>An outcome is kept and given again; anything else frees the key, since nothing was done.</summary>
    public async Task Refuse(IdempotencyClaim claim, Error refusal, string requestId, CancellationToken ct)
    {
        await using var connection = await database.Main.OpenConnectionAsync(ct);
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

    /// <summary>After a bug or a crash of the call: the next try with this key resumes at once.</summary>
    public async Task Expire(IdempotencyClaim claim)
    {
        await using var connection = await database.Main.OpenConnectionAsync();
        await Update("lease_until = $5", claim, DateTime.UtcNow, connection, CancellationToken.None);
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
