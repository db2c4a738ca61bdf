using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Features.Developers.ApiLog;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Developers.ShowUsage;

/// <summary>By what calls are counted together.</summary>
public enum UsageGroup { Day, Key, Operation }

[Scope(Permissions.DevelopersManage)]
[Weight(5)]
public sealed record ShowUsageRequest(
    [property: Description("First day, in UTC; 29 days before the last if left out")] DateOnly? From = null,
    [property: Description("Last day, in UTC; today if left out")] DateOnly? To = null,
    [property: Description("day, key or operation")] UsageGroup GroupBy = UsageGroup.Day,
    [property: Description("Calls of one key alone, such as key_01k…")] ApiKeyId? KeyId = null) : IUsageSpan;

sealed class ShowUsageValidator : AbstractValidator<ShowUsageRequest>
{
    public ShowUsageValidator() => Include(new UsageSpanValidator());
}

/// <summary>Calls of a span of days. Without gaps by day; the most used first by key or operation.</summary>
public sealed record UsageView(DateOnly From, DateOnly To, IReadOnlyList<UsageRowView> Data)
{
    [JsonPropertyOrder(-1)] public string Object => "usage";
}

/// <param name="Day">When counted by day.</param>
/// <param name="KeyId">When counted by key; null there for calls of people who were signed in.</param>
/// <param name="Operation">When counted by operation.</param>
/// <param name="Refused">Of the calls, those that ended in 4xx.</param>
/// <param name="Failed">Of the calls, those that ended in 5xx.</param>
public sealed record UsageRowView(
    DateOnly? Day, ApiKeyId? KeyId, string? Operation, long Calls, long Refused, long Failed,
    [property: Description("Mean time that a call took, in microseconds")] long MeanUs);

internal sealed class ShowUsageHandler(Usage usage, FintechDb db, Caller caller, TimeProvider clock) : IHandler<ShowUsageRequest, UsageView>
{
    public async Task<Result<UsageView>> Handle(ShowUsageRequest request, CancellationToken ct)
    {
        if (await db.MissingKey(request.KeyId, ct) is { } missing) return missing;
        var (from, to) = request.Days(clock);
        var rows = await usage.Of(caller.EnvironmentId, from, to, request.KeyId, request.GroupBy, ct);
        return new UsageView(from, to, request.GroupBy is UsageGroup.Day ? WithoutGaps(rows, from, to) : rows);
    }

    static List<UsageRowView> WithoutGaps(List<UsageRowView> rows, DateOnly from, DateOnly to)
    {
        var known = rows.ToDictionary(r => r.Day!.Value);
        return [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays)
            .Select(day => known.GetValueOrDefault(day) ?? new(day, null, null, 0, 0, 0, 0))];
    }
}
