using System.Runtime.InteropServices;
using Fintech.Infrastructure.Data;
using Npgsql;
using NpgsqlTypes;

namespace Fintech.Infrastructure.ApiLog;

/// <summary>What was written into the log and is not yet in the counts by day and by hour: many calls are one row there.</summary>
sealed class UsageCounts
{
    const string Days = """
        insert into api_usage as u (environment_id, day, key_id, operation, calls, refused, failed, duration_us)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (environment_id, day, key_id, operation) do update set calls = u.calls + excluded.calls,
            refused = u.refused + excluded.refused, failed = u.failed + excluded.failed,
            duration_us = u.duration_us + excluded.duration_us
        """;

    const string Hours = """
        insert into api_hours as h (environment_id, hour, bucket, calls, refused, failed)
        select * from unnest($1, $2, $3, $4, $5, $6)
        on conflict (environment_id, hour, bucket) do update set calls = h.calls + excluded.calls,
            refused = h.refused + excluded.refused, failed = h.failed + excluded.failed
        """;

    readonly record struct OfHour(Guid Environment, DateTime Hour, short Bucket);
    readonly record struct OfDay(Guid Environment, DateOnly Day, Guid Key, string Operation);

    sealed class Count
    {
        public long Calls, Refused, Failed, Microseconds;

        public void Add(ApiCall call)
        {
            Calls++;
            if (call.Status >= 500) Failed++;
            else if (call.Status >= 400) Refused++;
            Microseconds += call.Took.Ticks / TimeSpan.TicksPerMicrosecond;
        }
    }

    readonly Dictionary<OfDay, Count> days = [];
    readonly Dictionary<OfHour, Count> hours = [];

    /// <param name="now">In UTC; that of the log's writing, which is half a second behind the calls.</param>
    public void Add(List<ApiCall> calls, DateTime now)
    {
        var (day, hour) = (DateOnly.FromDateTime(now), now.Date.AddHours(now.Hour));
        foreach (var call in calls)
        {
            var environment = call.Caller.Environment!.Value.Value;
            In(days, new(environment, day, ApiLogBatch.KeyOf(call.Caller) ?? Guid.Empty, call.Operation)).Add(call);
            In(hours, new(environment, hour, TookBuckets.Of(call.Took))).Add(call);
        }
    }

    static Count In<T>(Dictionary<T, Count> counts, T of) where T : notnull
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, of, out _);
        return count ??= new();
    }

    /// <summary>Adds them to the tables; after a failure they are still here.</summary>
    public async Task Write(Database database, CancellationToken ct)
    {
        if (days.Count == 0) return;
        await using var add = database.Side.CreateBatch();
        add.BatchCommands.Add(OfDays());
        add.BatchCommands.Add(OfHours());
        await add.ExecuteNonQueryAsync(ct); // one transaction
        days.Clear();
        hours.Clear();
    }

    // In one order on every node, so that two of them never wait for each other.
    NpgsqlBatchCommand OfDays()
    {
        var rows = days.OrderBy(c => c.Key.Environment).ThenBy(c => c.Key.Key).ThenBy(c => c.Key.Operation, StringComparer.Ordinal).ToList();
        var add = new NpgsqlBatchCommand(Days);
        Column(add, rows, NpgsqlDbType.Uuid, c => c.Key.Environment);
        Column(add, rows, NpgsqlDbType.Date, c => c.Key.Day);
        Column(add, rows, NpgsqlDbType.Uuid, c => c.Key.Key);
        Column(add, rows, NpgsqlDbType.Text, c => c.Key.Operation);
        Outcomes(add, rows);
        Column(add, rows, NpgsqlDbType.Bigint, c => c.Value.Microseconds);
        return add;
    }

    NpgsqlBatchCommand OfHours()
    {
        var rows = hours.OrderBy(c => c.Key.Environment).ThenBy(c => c.Key.Hour).ThenBy(c => c.Key.Bucket).ToList();
        var add = new NpgsqlBatchCommand(Hours);
        Column(add, rows, NpgsqlDbType.Uuid, c => c.Key.Environment);
        Column(add, rows, NpgsqlDbType.TimestampTz, c => c.Key.Hour);
        Column(add, rows, NpgsqlDbType.Smallint, c => c.Key.Bucket);
        Outcomes(add, rows);
        return add;
    }

    static void Outcomes<T>(NpgsqlBatchCommand add, List<KeyValuePair<T, Count>> rows)
    {
        Column(add, rows, NpgsqlDbType.Bigint, c => c.Value.Calls);
        Column(add, rows, NpgsqlDbType.Bigint, c => c.Value.Refused);
        Column(add, rows, NpgsqlDbType.Bigint, c => c.Value.Failed);
    }

    static void Column<T, TValue>(
        NpgsqlBatchCommand add, List<KeyValuePair<T, Count>> rows, NpgsqlDbType type, Converter<KeyValuePair<T, Count>, TValue> value) =>
        add.Parameters.Add(new() { Value = rows.ConvertAll(value), NpgsqlDbType = NpgsqlDbType.Array | type });
}
