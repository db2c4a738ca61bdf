using Microsoft.EntityFrameworkCore;

namespace Fintech.Infrastructure.Sandbox.Plaid.History;

/// <summary>
/// Lets the days pass at the banks: items that lived through yesterday get today's transactions, and what was sent
/// long ago is forgotten.
/// </summary>
internal sealed partial class DayKeeper(IServiceScopeFactory scopes, SandboxOptions options, ILogger<DayKeeper> log)
    : BackgroundService
{
    const int BatchSize = 200;
    static readonly TimeSpan Period = TimeSpan.FromMinutes(10);
    static readonly TimeSpan DeliveriesKept = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        do
        {
            try
            {
                await Pass(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task Pass(CancellationToken ct)
    {
        var now = options.Clock.GetUtcNow();
        await Forget(now - DeliveriesKept, ct);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var (environmentId, itemId, offset) in await Behind(today, ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SandboxTenant>().EnvironmentId = environmentId;
            await scope.ServiceProvider.GetRequiredService<ItemBook>().Play(itemId, today.AddDays(offset), ct);
            scope.ServiceProvider.GetRequiredService<Webhooks.WebhookSender>().Wake();
        }
    }

    async Task Forget(DateTimeOffset before, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SandboxDb>().Deliveries.IgnoreQueryFilters()
            .Where(d => d.NextAttemptAt == null && d.CreatedAt < before).ExecuteDeleteAsync(ct);
    }

    /// <summary>Work of all tenants; each row is handed on with its own environment.</summary>
    async Task<List<(Guid EnvironmentId, string ItemId, int Offset)>> Behind(
        DateOnly today, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SandboxDb>();
        var rows = await (
            from item in db.Items.IgnoreQueryFilters()
            join clock in db.Clocks.IgnoreQueryFilters() on item.EnvironmentId equals clock.EnvironmentId into clocks
            from clock in clocks.DefaultIfEmpty()
            where item.RemovedAt == null && item.ExchangedAt != null && item.ErrorCode == null
            where item.HistoryThrough < today.AddDays(clock == null ? 0 : clock.OffsetDays)
            orderby item.HistoryThrough
            select new { item.EnvironmentId, item.Id, Offset = clock == null ? 0 : clock.OffsetDays })
            .Take(BatchSize).ToListAsync(ct);
        return [.. rows.Select(r => (r.EnvironmentId, r.Id, r.Offset))];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Playing the day in the sandbox failed; trying again later")]
    static partial void LogFailed(ILogger log, Exception e);
}
