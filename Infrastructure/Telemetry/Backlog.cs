using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Delivery;
using Npgsql;

namespace Fintech.Infrastructure.Telemetry;

/// <summary>What waits behind the requests, and for how long the oldest of it.</summary>
/// <param name="WorkersSilent">Since the last worker said that it lives; null if none ever did.</param>
/// <param name="JobsWaiting">By lane.</param>
/// <param name="Unlinked">Age of the oldest audit entry that is in no chain yet.</param>
internal sealed record BacklogNow(
    TimeSpan? WorkersSilent, IReadOnlyDictionary<string, long> JobsWaiting, long JobsFailed,
    long MessagesWaiting, long MessagesGivenUp, TimeSpan OldestMessage, TimeSpan Unlinked)
{
    static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    /// <summary>A worker says every few seconds that it lives.</summary>
    public bool JobsAreLate => WorkersSilent is not { } silent || silent > Late;
    public bool MessagesAreLate => OldestMessage > Late;
    public bool AuditIsLate => Unlinked > Late;
}

/// <summary>Reads the backlog from the database, for probes and metrics; at most once in five seconds.</summary>
internal sealed class Backlog(Database database)
{
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    // What was given up is no delay any more: it needs somebody to look, as failed jobs do.
    static readonly string Sql = $"""
        with waiting as (select queue, count(*) as jobs from hangfire.jobqueue where fetchedat is null group by queue)
        select (select extract(epoch from now() - max(lastheartbeat))::float8 from hangfire.server),
               (select count(*) from hangfire.job where statename = 'Failed'),
               (select count(*) from mail_outbox where attempts < {OutboxSender.MaxAttempts}),
               (select coalesce(extract(epoch from now() - min(created_at)), 0)::float8
                from mail_outbox where attempts < {OutboxSender.MaxAttempts}),
               (select coalesce(extract(epoch from now() - min(e.created_at)), 0)::float8
                from audit_unlinked u join audit_entries e on e.id = u.entry_id),
               (select array_agg(queue) from waiting), (select array_agg(jobs) from waiting),
               (select count(*) from mail_outbox where attempts >= {OutboxSender.MaxAttempts})
        """;

    readonly SemaphoreSlim reading = new(1, 1);
    BacklogNow? last;
    long readAt;

    /// <summary>What was read last, if it ever was.</summary>
    public BacklogNow? Last => Volatile.Read(ref last);

    /// <exception cref="NpgsqlException">The database did not answer.</exception>
    public async Task<BacklogNow> Now(CancellationToken ct)
    {
        await reading.WaitAsync(ct);
        try
        {
            if (last is { } known && Environment.TickCount64 - readAt < Fresh.TotalMilliseconds) return known;
            var now = await Read(ct);
            (last, readAt) = (now, Environment.TickCount64);
            return now;
        }
        finally { reading.Release(); }
    }

    async Task<BacklogNow> Read(CancellationToken ct)
    {
        await using var read = database.Reads.CreateCommand(Sql);
        await using var row = await read.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var lanes = row.IsDBNull(5) ? [] : (string[])row[5];
        var jobs = row.IsDBNull(6) ? [] : (long[])row[6];
        return new(
            row.IsDBNull(0) ? null : TimeSpan.FromSeconds(row.GetDouble(0)), lanes.Zip(jobs).ToDictionary(w => w.First, w => w.Second),
            row.GetInt64(1), row.GetInt64(2), row.GetInt64(7), TimeSpan.FromSeconds(row.GetDouble(3)), TimeSpan.FromSeconds(row.GetDouble(4)));
    }
}
