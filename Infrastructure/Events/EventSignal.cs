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
/// Carries the signal and the nodes' news between them. The NOTIFY is sent after the commit on a connection of its own and coalesced: inside
/// the business transaction it would serialize all commits.
/// </summary>
public sealed partial class EventRelay(
    Database database, EventSignal signal, IEnumerable<NodeNews> news, ILogger<EventRelay> log) : BackgroundService
{
    readonly NodeNews[] all = [.. news];

    protected override Task ExecuteAsync(CancellationToken ct) =>
        Task.WhenAll([Keep(Send, ct), Keep(Listen, ct), .. all.Select(one => Keep(token => Tell(one, token), ct))]);

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

    async Task Tell(NodeNews one, CancellationToken ct)
    {
        await foreach (var what in one.Outgoing.ReadAllAsync(ct))
        {
            await using var notify = database.Direct.CreateCommand("select pg_notify($1, $2)");
            notify.Parameters.Add(new() { Value = one.Name });
            notify.Parameters.Add(new() { Value = what });
            await notify.ExecuteNonQueryAsync(ct);
        }
    }

    void Heard(NpgsqlNotificationEventArgs told)
    {
        if (Array.Find(all, one => one.Name == told.Channel) is { } news) news.Heard(told.Payload);
        else signal.Heard();
    }

    async Task Listen(CancellationToken ct)
    {
        await using var connection = await database.Direct.OpenConnectionAsync(ct);
        connection.Notification += (_, told) => Heard(told);
        var channels = string.Join("; ", all.Select(one => "listen " + one.Name).Prepend("listen fintech_events"));
        await using (var listen = new NpgsqlCommand(channels, connection)) await listen.ExecuteNonQueryAsync(ct);
        // What was said while nobody listened.
        signal.Heard();
        foreach (var one in all) one.Missed();
        while (true) await connection.WaitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The event signal lost its database connection: {Reason}")]
    partial void Lost(string reason);
}
