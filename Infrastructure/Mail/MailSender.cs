using System.Text.Json;
using System.Threading.Channels;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using Npgsql;

namespace Fintech.Infrastructure.Mail;

/// <summary>
/// Delivers the outbox: at once after a commit, and every 15 s whatever a crash or a refusing server left behind. A
/// mail may arrive twice, never not at all; after <see cref="MaxAttempts"/> tries (about two days) it stays as it
/// is.
/// </summary>
public sealed partial class MailSender(Database database, SecretBox box, IMailer mailer, ILogger<MailSender> log)
    : BackgroundService
{
    const int MaxAttempts = 16, Batch = 20;
    static readonly TimeSpan Sweep = TimeSpan.FromSeconds(15);

    readonly Channel<bool> bell =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => bell.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                while (await Deliver(ct) == Batch) { }
                using var sweep = CancellationTokenSource.CreateLinkedTokenSource(ct);
                sweep.CancelAfter(Sweep);
                await bell.Reader.ReadAsync(sweep.Token);
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
    internal async Task<int> Deliver(CancellationToken ct)
    {
        List<(Guid Id, byte[] Sealed, int Attempts)> due = [];
        await using (var claim = database.Main.CreateCommand($"""
            update mail_outbox o set attempts = o.attempts + 1,
                next_try_at = now() + least(interval '1 minute' * power(2, o.attempts), interval '4 hours')
            from (select id from mail_outbox where next_try_at <= now() and attempts < {MaxAttempts}
                  order by next_try_at limit {Batch} for update skip locked) due
            where o.id = due.id
            returning o.id, o.sealed, o.attempts
            """))
        await using (var row = await claim.ExecuteReaderAsync(ct))
            while (await row.ReadAsync(ct)) due.Add((row.GetGuid(0), (byte[])row[1], row.GetInt32(2)));
        foreach (var (id, sealedMail, attempts) in due) await Deliver(id, sealedMail, attempts, ct);
        return due.Count;
    }

    async Task Deliver(Guid id, byte[] sealedMail, int attempts, CancellationToken ct)
    {
        var mail = JsonSerializer.Deserialize<Mail>(box.OpenText(sealedMail, Outbox.Purpose), Wire.Options)!;
        try
        {
            await mailer.Send(mail, ct);
        }
        catch (Exception refused) when (refused is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            Refused(mail.Kind, id, attempts, refused.GetType().Name, refused.Message);
            return;
        }
        await using var delete = database.Main.CreateCommand("delete from mail_outbox where id = $1");
        delete.Parameters.Add(new() { Value = id });
        await delete.ExecuteNonQueryAsync(CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail outbox lost its database connection: {Reason}")]
    partial void Lost(string reason);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "Mail {Kind} {Id} was not delivered at try {Attempt}: {Type}: {Reason}")]
    partial void Refused(string kind, Guid id, int attempt, string type, string reason);
}
