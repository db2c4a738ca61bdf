using Fintech.Features.Audit;
using Fintech.Features.Audit.ListAuditEntries;
using Fintech.Features.Developers;
using Fintech.Features.Developers.ApiLog;
using Fintech.Features.Developers.ListApiCalls;
using Fintech.Features.Developers.ListApiKeys;
using Fintech.Features.Developers.ShowUsage;
using Fintech.Infrastructure.Slices;

namespace Fintech.Portal.Keys;

/// <summary>Where a key's page reads what the key did and what was done to it.</summary>
public sealed record KeyReadings(
    Pipeline<ShowUsageRequest, UsageView> Usage, Pipeline<ListApiCallsRequest, Page<ApiCallView>> Calls,
    Pipeline<ListAuditEntriesRequest, Page<AuditEntryView>> Audit, Pipeline<ListApiKeysRequest, Page<ApiKeyView>> Keys);

/// <summary>What a key did in a span of days.</summary>
/// <param name="ByOperation">The most called first.</param>
/// <param name="Latest">The last calls, newest first.</param>
/// <param name="Changes">What was done to it, newest first; null for whoever may not read the trail.</param>
public sealed record KeyActivity(
    UsageView ByDay, IReadOnlyList<UsageRowView> ByOperation, IReadOnlyList<ApiCallView> Latest, IReadOnlyList<AuditEntryView>? Changes)
{
    public const int Days = 30, MostOperations = 5, MostLatest = 10;

    public long Calls => ByDay.Data.Sum(d => d.Calls);
    public long Refused => ByDay.Data.Sum(d => d.Refused);
    public long Failed => ByDay.Data.Sum(d => d.Failed);
    public CallsChart Chart => new("day",
        [.. ByDay.Data.Select(d => new CallsChart.Point($"{d.Day:d MMM yyyy}", d.Calls, d.Refused + d.Failed))]);
}
