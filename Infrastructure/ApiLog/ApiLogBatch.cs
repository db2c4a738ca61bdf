using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Npgsql;
using NpgsqlTypes;

namespace Fintech.Infrastructure.ApiLog;

/// <summary>
/// Calls and what they add to the usage, in one statement: either both are written or neither, and a batch that is tried
/// again counts once.
/// </summary>
static class ApiLogBatch
{
    const string Sql = """
        with calls as (
            insert into api_calls (environment_id, id, created_at, door, method, path, operation, status, code, fields, key_id, actor_id,
                ip, user_agent, idempotency_key, replayed, duration_us, arguments)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            on conflict do nothing
            returning environment_id, (created_at at time zone 'utc')::date as day, key_id, operation, status, duration_us)
        insert into api_usage as u (environment_id, day, key_id, operation, calls, refused, failed, duration_us)
        select environment_id, day, coalesce(key_id, '00000000-0000-0000-0000-000000000000'), operation, count(*),
            count(*) filter (where status between 400 and 499), count(*) filter (where status >= 500), sum(duration_us)
        from calls group by 1, 2, 3, 4
        on conflict (environment_id, day, key_id, operation) do update set calls = u.calls + excluded.calls,
            refused = u.refused + excluded.refused, failed = u.failed + excluded.failed,
            duration_us = u.duration_us + excluded.duration_us
        """;

    public static async Task Write(Database database, List<ApiCall> calls, CancellationToken ct)
    {
        await using var insert = database.Main.CreateCommand(Sql);
        Add(insert, NpgsqlDbType.Uuid, calls.ConvertAll(c => c.Caller.Environment!.Value.Value));
        Add(insert, NpgsqlDbType.Uuid, calls.ConvertAll(c => IdOf(c.RequestId)));
        Add(insert, NpgsqlDbType.TimestampTz, calls.ConvertAll(c => c.At));
        Add(insert, NpgsqlDbType.Text, calls.ConvertAll(c => c.Door));
        Add(insert, NpgsqlDbType.Text, calls.ConvertAll(c => Redaction.Text(c.Method, 20)!));
        Add(insert, NpgsqlDbType.Text, calls.ConvertAll(c => Redaction.Text(c.Path, 300)!));
        Add(insert, NpgsqlDbType.Text, calls.ConvertAll(c => c.Operation));
        Add(insert, NpgsqlDbType.Smallint, calls.ConvertAll(c => (short)c.Status));
        Add(insert, NpgsqlDbType.Text, calls.ConvertAll(c => c.Refusal?.Code));
        Add(insert, NpgsqlDbType.Text, calls.ConvertAll(FieldsOf));
        Add(insert, NpgsqlDbType.Uuid, calls.ConvertAll(KeyOf));
        Add(insert, NpgsqlDbType.Text, calls.ConvertAll(c => c.Caller.Id));
        Add(insert, NpgsqlDbType.Text, calls.ConvertAll(c => c.Address));
        Add(insert, NpgsqlDbType.Text, calls.ConvertAll(c => Redaction.Text(c.UserAgent, 200)));
        Add(insert, NpgsqlDbType.Text, calls.ConvertAll(c => Redaction.Text(c.IdempotencyKey, 255)));
        Add(insert, NpgsqlDbType.Boolean, calls.ConvertAll(c => c.Replayed));
        Add(insert, NpgsqlDbType.Integer, calls.ConvertAll(c => (int)Math.Min(int.MaxValue, c.Took.Ticks / 10)));
        Add(insert, NpgsqlDbType.Text, calls.ConvertAll(c => Redaction.Arguments(c.Arguments)));
        await insert.ExecuteNonQueryAsync(ct);
    }

    static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, List<T> column) =>
        command.Parameters.Add(new() { Value = column, NpgsqlDbType = NpgsqlDbType.Array | type });

    static Guid IdOf(string requestId) => TypeId.TryParse<ApiCallId>(requestId, out var id) ? id.Value : Guid.CreateVersion7();

    static Guid? KeyOf(ApiCall call) =>
        call.Caller.Kind is CallerKind.Key && TypeId.TryParse("key", call.Caller.Id, out var id) ? id : null;

    // Names of fields, of which some are whatever the caller made up.
    static string? FieldsOf(ApiCall call) => call.Refusal?.Fields is { Count: > 0 } fields
        ? Redaction.Text(string.Join(", ", fields.Keys.Take(10)), 200)
        : null;
}
