using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Infrastructure.Sandbox.Webhooks;

/// <summary>
/// Sends what the delivery table holds: at once when woken after a commit, and what is due on its own clock, so
/// that nothing is lost when the process ends.
/// </summary>
internal sealed partial class WebhookSender(
    IServiceScopeFactory scopes, WebhookSigner signer, WebhookTargets targets, SandboxOptions options,
    ILogger<WebhookSender> log) : BackgroundService
{
    const int BatchSize = 50;
    const int Parallel = 32;
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    static readonly TimeSpan IdleWait = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim wake = new(0, 1);
    readonly SemaphoreSlim slots = new(Parallel, Parallel);
    readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
    })
    { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Call after the commit of a delivery.</summary>
    public void Wake()
    {
        // Two callers at once need one pass only; the second release of a full semaphore is no error here.
        try { wake.Release(); }
        catch (SemaphoreFullException) { }
    }

    public override void Dispose()
    {
        http.Dispose();
        wake.Dispose();
        slots.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await wake.WaitAsync(await SendDue(stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogPassFailed(log, e);
                await Task.Delay(IdleWait, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Starts what is due and answers how long nothing else will be.</summary>
    async Task<TimeSpan> SendDue(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SandboxDb>();
        while (true)
        {
            var now = options.Clock.GetUtcNow();
            var due = await Claim(db, now, ct);
            foreach (var delivery in due)
            {
                await slots.WaitAsync(ct);
                _ = Task.Run(() => Send(delivery, ct), CancellationToken.None);
            }
            if (due.Count == BatchSize) continue;
            var next = await db.Deliveries.IgnoreQueryFilters().MinAsync(d => d.NextAttemptAt, ct);
            var wait = (next ?? DateTimeOffset.MaxValue) - options.Clock.GetUtcNow();
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < IdleWait ? wait : IdleWait;
        }
    }

    static Task<List<WebhookDelivery>> Claim(SandboxDb db, DateTimeOffset now, CancellationToken ct)
    {
        var leaseEnd = now + Lease;
        return db.Deliveries.FromSql($"""
            UPDATE sandbox.webhook_deliveries SET attempts = attempts + 1, next_attempt_at = {leaseEnd}
            WHERE (environment_id, id) IN (
                SELECT environment_id, id FROM sandbox.webhook_deliveries WHERE next_attempt_at <= {now}
                ORDER BY next_attempt_at LIMIT {BatchSize} FOR UPDATE SKIP LOCKED)
            RETURNING *
            """).IgnoreQueryFilters().AsNoTracking().ToListAsync(ct);
    }

    async Task Send(WebhookDelivery delivery, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SandboxTenant>().EnvironmentId = delivery.EnvironmentId;
            var db = scope.ServiceProvider.GetRequiredService<SandboxDb>();
            if (!await WantsUpdates(db, delivery, ct))
            {
                await GiveUp(db, delivery, "not sent: /transactions/sync was never called", ct);
                return;
            }
            if (!targets.Allows(delivery.Url))
            {
                await GiveUp(db, delivery, "not sent: host is neither PublicUrl's nor in Sandbox:WebhookHosts", ct);
                return;
            }
            var (status, error) = await Post(delivery, ct);
            await Record(db, delivery, status, error, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The lease runs out and the next start sends it.
        }
        catch (Exception e)
        {
            LogSendFailed(log, delivery.Id, e);
        }
        finally
        {
            slots.Release();
        }
    }

    async Task<(int? Status, string? Error)> Post(WebhookDelivery delivery, CancellationToken ct)
    {
        var body = Encoding.UTF8.GetBytes(delivery.Body);
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url)
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
        request.Headers.TryAddWithoutValidation("Plaid-Verification", await signer.Sign(body, ct));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return ((int)response.StatusCode, null);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return (null, e.GetBaseException().Message);
        }
    }

    /// <summary>Plaid announces updates only to those who have synchronised once; judged when it is sent.</summary>
    static async Task<bool> WantsUpdates(SandboxDb db, WebhookDelivery delivery, CancellationToken ct) =>
        delivery.Kind != WebhookOutbox.SyncUpdates
        || await db.Items.AnyAsync(i => i.Id == delivery.ItemId && i.SyncedAt != null, ct);

    async Task Record(
        SandboxDb db, WebhookDelivery delivery, int? status, string? error, CancellationToken ct)
    {
        var now = options.Clock.GetUtcNow();
        var delivered = status is >= 200 and < 300;
        var delays = options.WebhookRetryDelays;
        DateTimeOffset? next =
            delivered || delivery.Attempts > delays.Count ? null : now + delays[delivery.Attempts - 1];
        DateTimeOffset? deliveredAt = delivered ? now : null;
        await db.Deliveries.Where(d => d.Id == delivery.Id).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.NextAttemptAt, next)
            .SetProperty(d => d.DeliveredAt, deliveredAt)
            .SetProperty(d => d.LastStatus, status)
            .SetProperty(d => d.LastError, error), ct);
        var code = delivery.Kind[(delivery.Kind.IndexOf('/') + 1)..];
        if (delivery.ItemId is not null)
            await db.Items.Where(i => i.Id == delivery.ItemId).ExecuteUpdateAsync(set => set
                .SetProperty(i => i.LastWebhookAt, now)
                .SetProperty(i => i.LastWebhookCode, code), ct);
        if (next is not null) Wake();
    }

    static Task GiveUp(SandboxDb db, WebhookDelivery delivery, string reason, CancellationToken ct) =>
        db.Deliveries.Where(d => d.Id == delivery.Id).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.NextAttemptAt, (DateTimeOffset?)null)
            .SetProperty(d => d.LastError, reason), ct);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for due sandbox webhooks failed; trying again")]
    static partial void LogPassFailed(ILogger log, Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sandbox webhook {DeliveryId} could not be processed")]
    static partial void LogSendFailed(ILogger log, Guid deliveryId, Exception e);
}
