namespace Fintech.Infrastructure.Limits;

/// <summary>Connects to Redis before the server listens, and looks once a second for one that was lost.</summary>
internal sealed class RedisWatch(RedisLink link, LimitBook book) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken ct)
    {
        await link.TryReturn([]);
        await base.StartAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(Interval, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!link.IsUp && !ct.IsCancellationRequested) await link.TryReturn(book.Shared);
        }
    }
}
