using System.Globalization;
using Npgsql;

namespace Fintech.Infrastructure.Data;

/// <summary>
/// Weekly partitions of the append-only logs, by ranges of their UUIDv7 id (its first 48 bits are milliseconds since
/// 1970, RFC 9562 §5.7), so that <c>(environment_id, id)</c> stays a key and old weeks are dropped whole.
/// </summary>
static class Partitions
{
    static readonly string[] Tables = ["events", "audit_entries"];
    const int WeeksAhead = 8;

    public static async Task Ensure(NpgsqlConnection owner, DateTimeOffset now, CancellationToken ct)
    {
        var monday = now.UtcDateTime.Date.AddDays(-(((int)now.UtcDateTime.DayOfWeek + 6) % 7));
        foreach (var table in Tables)
            for (var week = -1; week < WeeksAhead; week++)
            {
                var from = monday.AddDays(7 * week);
                var name = string.Create(CultureInfo.InvariantCulture, $"{table}_{from:yyyyMMdd}");
                await using var create = new NpgsqlCommand($"""
                    create table if not exists {name} partition of {table}
                    for values from ('{First(from)}') to ('{First(from.AddDays(7))}')
                    """, owner);
                await create.ExecuteNonQueryAsync(ct);
            }
    }

    public static async Task<List<string>> All(NpgsqlConnection owner, CancellationToken ct)
    {
        await using var list = new NpgsqlCommand("""
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            join pg_class p on p.oid = i.inhparent where p.relname = any($1)
            """, owner) { Parameters = { new() { Value = Tables } } };
        await using var row = await list.ExecuteReaderAsync(ct);
        var names = new List<string>();
        while (await row.ReadAsync(ct)) names.Add(row.GetString(0));
        return names;
    }

    /// <summary>The lowest UUIDv7 of a moment.</summary>
    static Guid First(DateTime utc)
    {
        var milliseconds = new DateTimeOffset(utc, TimeSpan.Zero).ToUnixTimeMilliseconds();
        return Guid.ParseExact(milliseconds.ToString("x12", CultureInfo.InvariantCulture) + new string('0', 20), "N");
    }
}
