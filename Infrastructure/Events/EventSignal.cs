using System.Threading.Channels;
using Fintech.Infrastructure.Data;
using Npgsql;

namespace Fintech.Infrastructure.Events;

/// <summary>"Something was committed": wakes this node's tailer at once and the other nodes' by NOTIFY.</summary>
public sealed class EventSignal
{
    readonly Channel<bool> local = Bell();
    readonly Channel<bool> remote = Bell();

    static Channel<bool> Bell() =>
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise()
    {
        local.Writer.TryWrite(true);
        remote.Writer.TryWrite(true);
    }

    public void Heard() => local.Writer.TryWrite(true);

    public async Task Wait(TimeSpan atMost, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(atMost);
        try { await local.Reader.ReadAsync(timeout.Token); }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { }
    }

    internal ChannelReader<bool> Outgoing => remote.Reader;
}

/// <summary>
/// Carries the signal between nodes. The NOTIFY is sent after the commit on a connection of its own and coalesced: inside
/// the business transaction it would serialize all commits.
/// </summary>
public sealed partial class EventRelay(
    Database database, EventSignal signal, StreamEnds ends, ILogger<EventRelay> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken ct) =>
        Task.WhenAll(Keep(Send, ct), Keep(SendEnds, ct), Keep(Listen, ct));

    async Task Keep(Func<CancellationToken, Task> loop, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try { await loop(ct); }
            catch (OperationCanceledException) when (ct.IsCancellationRequested) { return; }
            catch (Exception lost) when (lost is NpgsqlException or IOException or InvalidOperationException or TimeoutException)
            {
                Lost(lost.Message);
                await Task.Delay(1000, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task Send(CancellationToken ct)
    {
        while (await signal.Outgoing.WaitToReadAsync(ct))
        {
            signal.Outgoing.TryRead(out _);
            await using var notify = database.Direct.CreateCommand("notify fintech_events");
            await notify.ExecuteNonQueryAsync(ct);
            await Task.Delay(20, ct);
        }
    }

    async Task SendEnds(CancellationToken ct)
    {
        await foreach (var person in ends.Outgoing.ReadAllAsync(ct))
        {
            await using var notify = database.Direct.CreateCommand("select pg_notify('fintech_stream_ends', $1)");
            notify.Parameters.Add(new() { Value = person.ToString() });
            await notify.ExecuteNonQueryAsync(ct);
        }
    }

    void Heard(NpgsqlNotificationEventArgs told)
    {
        if (told.Channel == "fintech_stream_ends") ends.Heard(told.Payload);
        else signal.Heard();
    }

    async Task Listen(CancellationToken ct)
    {
        await using var connection = await database.Direct.OpenConnectionAsync(ct);
        connection.Notification += (_, told) => Heard(told);
        await using (var listen = new NpgsqlCommand("listen fintech_events; listen fintech_stream_ends", connection))
            await listen.ExecuteNonQueryAsync(ct);
        signal.Heard(); // what was said while nobody listened
        while (true) await connection.WaitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The event signal lost its database connection: {Reason}")]
    partial void Lost(string reason);
}
