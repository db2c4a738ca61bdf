using Fintech.Infrastructure.Data;

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
        var (compare, order) = newestFirst ? ("<", "desc") : (">", "asc");
        await using var command = database.Reads.CreateCommand($"""
            select {FeedEvent.Columns} from events
            where environment_id = $1 and scope = any($2) and ($3::text is null or type = $3)
              and (epoch < $8 or xid < pg_snapshot_xmin(pg_current_snapshot()))
              and ($4::int is null or (epoch, xid, seq) {compare} ($4::int, $5::text::xid8, $6::bigint))
              and ($9::int is null or (epoch, xid, seq) <= ($9::int, $10::text::xid8, $11::bigint))
            order by epoch {order}, xid {order}, seq {order} limit $7
            """);
        object?[] values =
        [
            environment.Value, scopes.ToArray(), type, at?.Epoch, at?.Xid.ToString(), at?.Seq, limit, epoch.Current,
            upTo?.Epoch, upTo?.Xid.ToString(), upTo?.Seq,
        ];
        foreach (var value in values) command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        await using var row = await command.ExecuteReaderAsync(ct);
        var events = new List<FeedEvent>();
        while (await row.ReadAsync(ct)) events.Add(FeedEvent.Read(row));
        return events;
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
