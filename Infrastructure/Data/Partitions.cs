using System.Buffers.Binary;
using System.Globalization;
using Npgsql;

namespace Fintech.Infrastructure.Data;

/// <summary>
/// Partitions of the append-only logs by weeks or days, by ranges of their UUIDv7 id (its first 48 bits are milliseconds since
/// 1970, RFC 9562 §5.7), so that <c>(environment_id, id)</c> stays a key and old ones are dropped whole.
/// </summary>
static class Partitions
{
    sealed record Log(string Name, int Days, int Ahead);

    static readonly Log[] Logs = [new("events", 7, 8), new("audit_entries", 7, 8), new("api_calls", 1, 15)];

    public static async Task Ensure(NpgsqlConnection owner, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var log in Logs)
        {
            var first = log.Days == 7
                ? now.UtcDateTime.Date.AddDays(-(((int)now.UtcDateTime.DayOfWeek + 6) % 7))
                : now.UtcDateTime.Date;
            for (var i = -1; i < log.Ahead; i++)
            {
                var from = first.AddDays(log.Days * i);
                var name = string.Create(CultureInfo.InvariantCulture, $"{log.Name}_{from:yyyyMMdd}");
                await using var create = new NpgsqlCommand($"""
                    create table if not exists {name} partition of {log.Name}
                    for values from ('{First(from)}') to ('{First(from.AddDays(log.Days))}')
                    """, owner);
                await create.ExecuteNonQueryAsync(ct);
            }
        }
    }

    /// <summary>Partitions of a log that end before a moment, oldest first, each with the first id that is not in it.</summary>
    public static async Task<List<(string Name, Guid End)>> Before(
        NpgsqlConnection owner, string log, DateTimeOffset moment, CancellationToken ct)
    {
        var days = Array.Find(Logs, l => l.Name == log)!.Days;
        var found = new List<(string, Guid)>();
        foreach (var name in (await All(owner, ct)).Order(StringComparer.Ordinal))
            if (name.StartsWith(log + "_", StringComparison.Ordinal)
                && DateTime.TryParseExact(name[(log.Length + 1)..], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
                && from.AddDays(days) <= moment.UtcDateTime)
                found.Add((name, First(from.AddDays(days))));
        return found;
    }

    /// <summary>Drops what is older, whole partitions at a time.</summary>
    public static async Task Drop(NpgsqlConnection owner, string log, DateTimeOffset before, CancellationToken ct)
    {
        foreach (var (name, _) in await Before(owner, log, before, ct))
        {
            await using var drop = new NpgsqlCommand($"drop table {name}", owner);
            await drop.ExecuteNonQueryAsync(ct);
        }
    }

    public static async Task<List<string>> All(NpgsqlConnection owner, CancellationToken ct)
    {
        await using var list = new NpgsqlCommand("""
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            join pg_class p on p.oid = i.inhparent where p.relname = any($1)
            """, owner) { Parameters = { new() { Value = Logs.Select(l => l.Name).ToArray() } } };
        await using var row = await list.ExecuteReaderAsync(ct);
        var names = new List<string>();
        while (await row.ReadAsync(ct)) names.Add(row.GetString(0));
        return names;
    }

    /// <summary>The moment in which a UUIDv7 was made, to the millisecond.</summary>
    public static DateTimeOffset MomentOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }

    /// <summary>The lowest UUIDv7 of a moment; before 1970 there is none, and the lowest of all stands for it.</summary>
    public static Guid First(DateTime utc)
    {
        var milliseconds = Math.Max(0, new DateTimeOffset(utc, TimeSpan.Zero).ToUnixTimeMilliseconds());
        return Guid.ParseExact(milliseconds.ToString("x12", CultureInfo.InvariantCulture) + new string('0', 20), "N");
    }
}
