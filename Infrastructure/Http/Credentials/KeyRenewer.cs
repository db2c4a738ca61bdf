using Npgsql;

namespace Fintech.Infrastructure.Http.Credentials;

/// <summary>
/// Looks the busy keys up together, twice within the second that a record serves. A thousand keys in use would
/// otherwise ask the database a thousand times a second, each in front of somebody's request. When it fails, requests
/// ask again.
/// </summary>
internal sealed partial class KeyRenewer(KeyRing ring, ILogger<KeyRenewer> log) : BackgroundService
{
    const int WorthIt = 8, Together = 1000;
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(KeyRecord.FreshMilliseconds * 0.45);

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(Interval, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var busy = ring.Busy();
            if (busy.Count < WorthIt) continue;
            try
            {
                foreach (var part in busy.Chunk(Together)) await ring.Renew(part, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested) { return; }
            catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException or TimeoutException)
            {
                Lost(lost.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys in use could not be looked up: {Reason}")]
    partial void Lost(string reason);
}
