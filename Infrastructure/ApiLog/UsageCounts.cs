using Fintech.Infrastructure.Data;
using NpgsqlTypes;

namespace Fintech.Infrastructure.ApiLog;

/// <summary>What was written into the log and is not yet in the daily counts: many calls are one row there.</summary>
sealed class UsageCounts
{
    const string Sql = """
        insert into api_usage as u (environment_id, day, key_id, operation, calls, refused, failed, duration_us)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (environment_id, day, key_id, operation) do update set calls = u.calls + excluded.calls,
            refused = u.refused + excluded.refused, failed = u.failed + excluded.failed,
            duration_us = u.duration_us + excluded.duration_us
        """;

    readonly record struct Of(Guid Environment, DateOnly Day, Guid Key, string Operation);

    sealed class Count
    {
        public long Calls, Refused, Failed, Microseconds;
    }

    readonly Dictionary<Of, Count> counts = [];

    public void Add(List<ApiCall> calls, DateOnly day)
    {
        foreach (var call in calls)
        {
            var of = new Of(call.Caller.Environment!.Value.Value, day, ApiLogBatch.KeyOf(call.Caller) ?? Guid.Empty, call.Operation);
            if (!counts.TryGetValue(of, out var count)) counts[of] = count = new();
            count.Calls++;
            if (call.Status >= 500) count.Failed++;
            else if (call.Status >= 400) count.Refused++;
            count.Microseconds += call.Took.Ticks / 10;
        }
    }

    /// <summary>Adds them to the table; after a failure they are still here.</summary>
    public async Task Write(Database database, CancellationToken ct)
    {
        if (counts.Count == 0) return;
        await using var add = database.Side.CreateCommand(Sql);
        // In one order on every node, so that two of them never wait for each other.
        var rows = counts.OrderBy(c => c.Key.Environment).ThenBy(c => c.Key.Key).ThenBy(c => c.Key.Operation, StringComparer.Ordinal).ToList();
        Column(NpgsqlDbType.Uuid, c => c.Key.Environment);
        Column(NpgsqlDbType.Date, c => c.Key.Day);
        Column(NpgsqlDbType.Uuid, c => c.Key.Key);
        Column(NpgsqlDbType.Text, c => c.Key.Operation);
        Column(NpgsqlDbType.Bigint, c => c.Value.Calls);
        Column(NpgsqlDbType.Bigint, c => c.Value.Refused);
        Column(NpgsqlDbType.Bigint, c => c.Value.Failed);
        Column(NpgsqlDbType.Bigint, c => c.Value.Microseconds);
        await add.ExecuteNonQueryAsync(ct);
        counts.Clear();

        void Column<T>(NpgsqlDbType type, Converter<KeyValuePair<Of, Count>, T> value) =>
            add.Parameters.Add(new() { Value = rows.ConvertAll(value), NpgsqlDbType = NpgsqlDbType.Array | type });
    }
}
