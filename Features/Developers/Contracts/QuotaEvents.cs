using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Events;

namespace Fintech.Features.Developers.Contracts;

public static class QuotaEvents
{
    /// <summary>80 or 100 percent of a quota are used; <c>object</c> is a <see cref="QuotaReachedView"/>.</summary>
    public static readonly EventType Reached = new("quota.reached", Permissions.DevelopersManage);
}

/// <param name="KeyId">The key whose own quota it is; null for that of the whole environment.</param>
/// <param name="Period">Such as <c>2026-11</c> for a month or <c>2026-11-26</c> for a day, in UTC.</param>
/// <param name="Percent">80 or 100.</param>
public sealed record QuotaReachedView(ApiKeyId? KeyId, string Period, long Quota, int Percent);
