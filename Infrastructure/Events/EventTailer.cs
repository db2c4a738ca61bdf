using Fintech.Infrastructure.Data;
using Npgsql;

namespace Fintech.Infrastructure.Events;

/// <summary>
/// Reads the committed feed in order, once per node, and hands it to <see cref="EventFeed"/>. Only rows below
/// <c>pg_snapshot_xmin</c> are read: a lower transaction id can then no longer commit behind the reader's back.
/// </summary>
public sealed partial class EventTailer(
    Database database, EventSignal signal, EventFeed feed, EventEpoch epoch, ILogger<EventTailer> log) : BackgroundService
{
    const int Batch = 500;
    static readonly TimeSpan Backstop = TimeSpan.FromSeconds(1), Unsettled = TimeSpan.FromMilliseconds(5);

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (!feed.IsStarted) feed.Start(await Newest(ct));
                var (read, pending) = await Read(ct);
                if (read == Batch) continue;
                if (pending) await Task.Delay(Unsettled, ct); // an older transaction is still running
                else await signal.Wait(Backstop, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested) { return; }
            catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException or IOException or TimeoutException)
            {
                Lost(lost.Message);
                await Task.Delay(1000, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task<EventPosition> Newest(CancellationToken ct)
    {
        await using var newest = database.Reads.CreateCommand("""
            select epoch, xid, seq from events
            where epoch < $1 or xid < pg_snapshot_xmin(pg_current_snapshot())
            order by epoch desc, xid desc, seq desc limit 1
            """);
        newest.Parameters.Add(new() { Value = epoch.Current });
        await using var row = await newest.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new(row.GetInt32(0), row.GetFieldValue<ulong>(1), row.GetInt64(2))
            : new(epoch.Current, 0, 0);
    }

    async Task<(int Read, bool Pending)> Read(CancellationToken ct)
    {
        var at = feed.Position;
        await using var next = database.Reads.CreateCommand($"""
            select {FeedEvent.Columns}, (epoch < $4 or xid < pg_snapshot_xmin(pg_current_snapshot())) as settled
            from events where (epoch, xid, seq) > ($1, $2, $3) order by epoch, xid, seq limit {Batch}
            """);
        next.Parameters.Add(new() { Value = at.Epoch });
        next.Parameters.Add(new NpgsqlParameter<ulong> { TypedValue = at.Xid, DataTypeName = "xid8" });
        next.Parameters.Add(new() { Value = at.Seq });
        next.Parameters.Add(new() { Value = epoch.Current });
        await using var row = await next.ExecuteReaderAsync(ct);
        var read = 0;
        while (await row.ReadAsync(ct))
        {
            if (!row.GetBoolean(row.FieldCount - 1)) return (read, true);
            feed.Publish(FeedEvent.Read(row));
            read++;
        }
        return (read, false);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The event tailer lost its database connection: {Reason}")]
    partial void Lost(string reason);
}
