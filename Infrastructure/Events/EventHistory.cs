using Fintech.Infrastructure.Data;
using Npgsql;
using NpgsqlTypes;

namespace Fintech.Infrastructure.Events;

/// <summary>Reads stored events of one environment in feed order.</summary>
public sealed class EventHistory(Database database, EventEpoch epoch)
{
    /// <summary>Events after (or, newest first, before) a position, at most <paramref name="limit"/>.</summary>
    /// <param name="upTo">The last position to include when reading forwards.</param>
    public async Task<List<FeedEvent>> Read(
        EnvironmentId environment, EventPosition? at, EventPosition? upTo, string? type, IReadOnlyCollection<string> scopes,
        bool newestFirst, int limit, CancellationToken ct)
    {
        var (after, before) = newestFirst
            ? (EventPosition.First, at ?? EventPosition.Last)
            : (at ?? EventPosition.First, upTo ?? EventPosition.Last);
        var (lowest, highest) = (Math.Max(after.Epoch, EventEpoch.First), Math.Min(before.Epoch, epoch.Current));
        var events = new List<FeedEvent>();
        for (var step = 0; step <= highest - lowest && events.Count < limit; step++)
        {
            var current = newestFirst ? highest - step : lowest + step;
            await using var command = InEpoch(current, newestFirst);
            command.Parameters.Add(new() { Value = environment.Value });
            command.Parameters.Add(new() { Value = current });
            command.Parameters.Add(new() { Value = scopes.ToArray() });
            command.Parameters.Add(new() { Value = (object?)type ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            command.Parameters.Add(new() { Value = limit - events.Count });
            Add(command, after.Epoch == current ? after : EventPosition.First);
            Add(command, before.Epoch == current ? before : EventPosition.Last);
            await using var row = await command.ExecuteReaderAsync(ct);
            while (await row.ReadAsync(ct)) events.Add(FeedEvent.Read(row));
        }
        return events;
    }

    // One epoch at a time, and mostly there is only one: PostgreSQL judges a range over several columns by the first.
    // If that were the epoch it would expect no rows at all, and then take the index of the whole feed, in which
    // everybody else's events lie between an environment's own.
    NpgsqlCommand InEpoch(int current, bool newestFirst)
    {
        var order = newestFirst ? "desc" : "asc";
        var settled = current < epoch.Current ? "" : "and xid < pg_snapshot_xmin(pg_current_snapshot())";
        return database.Reads.CreateCommand($"""
            select {FeedEvent.Columns} from events
            where environment_id = $1 and epoch = $2 and scope = any($3) and ($4::text is null or type = $4)
              and (xid, seq) > ($6, $7) and (xid, seq) {(newestFirst ? "<" : "<=")} ($8, $9) {settled}
            order by xid {order}, seq {order} limit $5
            """);
    }

    static void Add(NpgsqlCommand command, EventPosition position)
    {
        command.Parameters.Add(
            new NpgsqlParameter<ulong> { TypedValue = position.Xid, NpgsqlDbType = NpgsqlDbType.Xid8 });
        command.Parameters.Add(new() { Value = position.Seq });
    }

    /// <summary>The oldest position that is kept; anything before it was dropped by age.</summary>
    public async Task<EventPosition?> Oldest(EnvironmentId environment, CancellationToken ct)
    {
        await using var command = database.Reads.CreateCommand("""
            select epoch, xid, seq from events where environment_id = $1 order by epoch, xid, seq limit 1
            """);
        command.Parameters.Add(new() { Value = environment.Value });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new(row.GetInt32(0), row.GetFieldValue<ulong>(1), row.GetInt64(2))
            : null;
    }
}
