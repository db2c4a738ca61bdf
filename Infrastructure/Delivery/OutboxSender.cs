using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Npgsql;
using NpgsqlTypes;

namespace Fintech.Infrastructure.Delivery;

/// <summary>
/// Delivers the outbox: at once after a commit, and every 15 s whatever a crash or a refusing server left behind. A
/// message may arrive twice, never not at all, unless it came too late to be of use; after <see cref="MaxAttempts"/>
/// tries (about two days for a mail) it stays as it is.
/// </summary>
internal sealed partial class OutboxSender(
    Database database, SecretBox box, IEnumerable<OutboxChannel> channels, ILogger<OutboxSender> log)
    : BackgroundService
{
    internal const int MaxAttempts = 16;
    const int Batch = 20;
    static readonly TimeSpan Sweep = TimeSpan.FromSeconds(15);

    readonly List<OutboxChannel> channels = [.. channels];

    sealed record Due(Guid Id, byte[] Sealed, int Attempts, bool IsTooLate);

    public void Wake(string channel) => channels.Single(c => c.Name == channel).Ring();

    protected override Task ExecuteAsync(CancellationToken ct) => Task.WhenAll(channels.Select(c => Run(c, ct)));

    async Task Run(OutboxChannel channel, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                while (await Deliver(channel, ct) == Batch) { }
                using var sweep = CancellationTokenSource.CreateLinkedTokenSource(ct);
                sweep.CancelAfter(Sweep);
                await channel.Rung(sweep.Token);
            }
            catch (OperationCanceledException) { } // the sweep's time, or the end
            catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException or TimeoutException)
            {
                Lost(lost.Message);
                await Task.Delay(1000, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>
    /// Claims what is due by moving its next try ahead, so that other nodes leave it and a crash gives it back.
    /// </summary>
    internal async Task<int> Deliver(OutboxChannel channel, CancellationToken ct)
    {
        List<Due> due = [];
        await using (var claim = database.Side.CreateCommand($"""
            update mail_outbox o set attempts = o.attempts + 1,
                next_try_at = now() + least($2 * power(2, o.attempts), interval '4 hours')
            from (select id from mail_outbox where channel = $1 and next_try_at <= now() and attempts < {MaxAttempts}
                  order by next_try_at limit {Batch} for update skip locked) due
            where o.id = due.id
            returning o.id, o.sealed, o.attempts, coalesce(o.created_at < now() - $3, false)
            """))
        {
            claim.Parameters.Add(new() { Value = channel.Name });
            claim.Parameters.Add(new() { Value = channel.FirstWait });
            claim.Parameters.Add(new()
            {
                NpgsqlDbType = NpgsqlDbType.Interval, Value = channel.GoodFor as object ?? DBNull.Value,
            });
            await using var row = await claim.ExecuteReaderAsync(ct);
            while (await row.ReadAsync(ct))
                due.Add(new(row.GetGuid(0), (byte[])row[1], row.GetInt32(2), row.GetBoolean(3)));
        }
        foreach (var one in due) await Deliver(channel, one, ct);
        return due.Count;
    }

    async Task Deliver(OutboxChannel channel, Due due, CancellationToken ct)
    {
        var message = channel.Read(box.OpenText(due.Sealed, channel.Name));
        try
        {
            if (due.IsTooLate) throw new UndeliverableException("It is too late for it.");
            await channel.Send(message, ct);
        }
        catch (UndeliverableException never)
        {
            Dropped(channel.Name, message.Kind, due.Id, due.Attempts, never.Message);
        }
        catch (Exception refused) when (refused is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Refused(channel.Name, message.Kind, due.Id, due.Attempts, refused.GetType().Name, refused.Message);
            return;
        }
        await using var delete = database.Side.CreateCommand("delete from mail_outbox where id = $1");
        delete.Parameters.Add(new() { Value = due.Id });
        await delete.ExecuteNonQueryAsync(CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox lost its database connection: {Reason}")]
    partial void Lost(string reason);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "{Channel} {Kind} {Id} was not delivered at try {Attempt}: {Type}: {Reason}")]
    partial void Refused(string channel, string kind, Guid id, int attempt, string type, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Channel} {Kind} {Id} was given up at try {Attempt}: {Reason}")]
    partial void Dropped(string channel, string kind, Guid id, int attempt, string reason);
}
