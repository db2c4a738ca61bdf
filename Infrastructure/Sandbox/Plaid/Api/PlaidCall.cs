using Fintech.Infrastructure.Sandbox.Plaid.Data;
using Fintech.Infrastructure.Sandbox.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Infrastructure.Sandbox.Plaid.Api;

/// <summary>What a handler works with: the caller's body and rows, and nobody else's.</summary>
internal sealed class PlaidCall(HttpContext http, PlaidBody body, Guid environmentId, string requestId)
{
    public PlaidBody Body { get; } = body;

    public Guid EnvironmentId { get; } = environmentId;

    public string RequestId { get; } = requestId;

    public SandboxDb Db { get; } = http.RequestServices.GetRequiredService<SandboxDb>();

    public WebhookOutbox Webhooks { get; } = http.RequestServices.GetRequiredService<WebhookOutbox>();

    public SandboxOptions Options { get; } = http.RequestServices.GetRequiredService<SandboxOptions>();

    public DateTimeOffset Now => Options.Clock.GetUtcNow();

    /// <summary>Where the hosted pages are, without a slash at the end.</summary>
    public string BaseUrl => Options.PlaidUrl?.TrimEnd('/') ?? $"http://127.0.0.1:{http.Connection.LocalPort}";

    public T Get<T>() where T : notnull => http.RequestServices.GetRequiredService<T>();

    /// <summary>The tenant's business date: the real one and the days that were advanced.</summary>
    public async Task<DateOnly> Today(CancellationToken ct)
    {
        var offset = await Db.Clocks.Select(c => (int?)c.OffsetDays).SingleOrDefaultAsync(ct);
        return DateOnly.FromDateTime(Now.UtcDateTime).AddDays(offset ?? 0);
    }

    /// <summary>The item of the request's access token, whatever state it is in, unless it was removed.</summary>
    public async Task<PlaidItem> AnyItem(CancellationToken ct)
    {
        var token = Body.String("access_token");
        var item = await Db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.AccessToken == token, ct)
            ?? throw PlaidRefusal.Because("INVALID_ACCESS_TOKEN");
        return item.RemovedAt is null ? item : throw PlaidRefusal.Because("ITEM_NOT_FOUND");
    }

    /// <summary>The item, refused when its bank asks for a new sign-in.</summary>
    public async Task<PlaidItem> Item(CancellationToken ct)
    {
        var item = await AnyItem(ct);
        return item.ErrorCode is null ? item : throw PlaidRefusal.Because(item.ErrorCode);
    }

    public Task<List<PlaidAccount>> Accounts(PlaidItem item, CancellationToken ct) =>
        Db.Accounts.AsNoTracking().Where(a => a.ItemId == item.Id).OrderBy(a => a.Ordinal).ToListAsync(ct);
}
