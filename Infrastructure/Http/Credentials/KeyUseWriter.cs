using Fintech.Infrastructure.Data;
using Npgsql;

namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>
/// Writes down when keys were last used, together and only forwards: a request itself writes nothing.
/// </summary>
internal sealed partial class KeyUseWriter(KeyRing ring, Database database, ILogger<KeyUseWriter> log)
    : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    const int ForgetAfterMilliseconds = 10 * 60 * 1000;

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(Interval, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await Flush(CancellationToken.None); // also what was used just before the end
                ring.Trim(ForgetAfterMilliseconds);
            }
            catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException or TimeoutException)
            {
                Lost(lost.Message);
            }
        }
    }

    internal async Task Flush(CancellationToken ct)
    {
        var noted = ring.Used();
        // Once each, the latest: a key that was forgotten and asked for again has two records.
        var used = noted.GroupBy(r => r.Row!.Id).Select(g => g.MaxBy(r => r.Use.At)!).ToList();
        if (used.Count == 0) return;
        var seen = used.ConvertAll(r => r.Use.At);
        var (now, ticks) = (DateTime.UtcNow, Environment.TickCount64);
        await using var update = database.Side.CreateCommand("""
            update api_keys k set last_used_at = greatest(k.last_used_at, u.at),
                last_used_from = case when k.last_used_at > u.at then k.last_used_from else coalesce(u.address, k.last_used_from) end
            from unnest($1, $2, $3, $4) as u(environment_id, id, at, address)
            where k.environment_id = u.environment_id and k.id = u.id
            """);
        update.Parameters.Add(new() { Value = used.ConvertAll(r => r.Row!.EnvironmentId).ToArray() });
        update.Parameters.Add(new() { Value = used.ConvertAll(r => r.Row!.Id).ToArray() });
        update.Parameters.Add(new() { Value = seen.ConvertAll(at => now.AddMilliseconds(at - ticks)).ToArray() });
        update.Parameters.Add(new() { Value = used.ConvertAll(r => r.Use.From?.MapToIPv4Text()).ToArray() });
        try { await update.ExecuteNonQueryAsync(ct); }
        catch
        {
            noted.ForEach(ring.KeepUse);
            throw;
        }
        for (var i = 0; i < used.Count; i++) used[i].Use.Flushed = seen[i];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last use of keys could not be written: {Reason}")]
    partial void Lost(string reason);
}
