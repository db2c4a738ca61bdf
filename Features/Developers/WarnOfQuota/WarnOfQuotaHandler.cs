using System.Globalization;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Limits;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Developers.WarnOfQuota;

/// <summary>For the job alone; it has no door.</summary>
/// <param name="KeyId">Whose own quota it is; null for that of the environment.</param>
/// <param name="Percent">80 or 100.</param>
[Scope(Permissions.DevelopersManage)]
[Writes(Idempotency.None)]
public sealed record WarnOfQuotaRequest(ApiKeyId? KeyId, bool Monthly, DateOnly Starts, int Percent);

/// <summary>An event, and a mail to everybody who manages keys there: once for each quota, period and share.</summary>
internal sealed class WarnOfQuotaHandler(
    FintechDb db, ScopeHolders holders, PersonNotices notices, Caller caller, Changes changes)
    : IHandler<WarnOfQuotaRequest, QuotaReachedView>
{
    public async Task<Result<QuotaReachedView>> Handle(WarnOfQuotaRequest request, CancellationToken ct)
    {
        var subject = request.KeyId?.Value ?? caller.EnvironmentId.Value;
        var row = db.Set<QuotaCountRow>().Where(q => q.Subject == subject && q.Monthly == request.Monthly
            && q.Starts == request.Starts && q.Warned < request.Percent);
        var quota = await row.Select(q => q.Quota).SingleOrDefaultAsync(ct);
        var told = await row.ExecuteUpdateAsync(s => s.SetProperty(q => q.Warned, request.Percent), ct);
        if (told == 0) return new ConcurrentChange(); // somebody else tells it
        var key = await db.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Id == request.KeyId, ct);
        var period = request.Starts.ToString(request.Monthly ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var view = new QuotaReachedView(key?.Id, period, quota, request.Percent);
        changes.Subject = key?.Id.ToString() ?? caller.EnvironmentId.ToString();
        changes.Record(QuotaEvents.Reached, view);
        var people = await holders.In(caller.EnvironmentId, Permissions.DevelopersManage, ct);
        await notices.QuotaReached(people, caller.EnvironmentId, key?.Name, period, quota, request.Percent, ct);
        return view;
    }
}
