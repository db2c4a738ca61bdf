using Fintech.Features.Developers.Contracts;
using Fintech.Features.Developers.ShowUsage;
using Fintech.Infrastructure.ApiLog;
using Fintech.Infrastructure.Data;
using FluentValidation;

namespace Fintech.Features.Developers.ApiLog;

/// <summary>A span of days, both ends in it.</summary>
public interface IUsageSpan
{
    DateOnly? From { get; }
    DateOnly? To { get; }
}

sealed class UsageSpanValidator : AbstractValidator<IUsageSpan>
{
    public const int MostDays = 400;

    public UsageSpanValidator()
    {
        RuleFor(r => r.To).GreaterThanOrEqualTo(r => r.From).When(r => r.From is not null && r.To is not null)
            .WithMessage("The end lies before the beginning.");
        RuleFor(r => r.From).Must((r, from) => from is null || (r.To ?? DateOnly.FromDateTime(DateTime.UtcNow)).DayNumber - from.Value.DayNumber < MostDays)
            .WithMessage($"At most {MostDays} days at a time.");
    }
}

static class UsageSpan
{
    const int UsualDays = 30;

    public static (DateOnly From, DateOnly To) Days(this IUsageSpan span, TimeProvider clock)
    {
        var to = span.To ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return (span.From ?? to.AddDays(1 - UsualDays), to);
    }
}

/// <summary>Reads the counts by day and by hour, which the API log's writer keeps.</summary>
sealed class Usage(Database database)
{
    const string Sums = "sum(calls)::bigint, sum(refused)::bigint, sum(failed)::bigint, (sum(duration_us) / greatest(sum(calls), 1))::bigint";

    public async Task<List<UsageRowView>> Of(
        EnvironmentId environment, DateOnly from, DateOnly to, ApiKeyId? key, UsageGroup by, CancellationToken ct)
    {
        var (column, order) = by switch
        {
            UsageGroup.Day => ("day", "day"),
            UsageGroup.Key => ("key_id", "sum(calls) desc"),
            UsageGroup.Operation => ("operation", "sum(calls) desc"),
        };
        await using var read = database.Reads.CreateCommand($"""
            select {column}, {Sums} from api_usage
            where environment_id = $1 and day between $2 and $3 {(key is null ? "" : "and key_id = $4")}
            group by {column} order by {order} limit 1000
            """);
        read.Parameters.Add(new() { Value = environment.Value });
        read.Parameters.Add(new() { Value = from });
        read.Parameters.Add(new() { Value = to });
        if (key is { } one) read.Parameters.Add(new() { Value = one.Value });
        await using var row = await read.ExecuteReaderAsync(ct);
        var rows = new List<UsageRowView>();
        while (await row.ReadAsync(ct))
            rows.Add(new(
                by is UsageGroup.Day ? row.GetFieldValue<DateOnly>(0) : null,
                by is UsageGroup.Key && row.GetGuid(0) is var id && id != Guid.Empty ? new ApiKeyId(id) : null,
                by is UsageGroup.Operation ? row.GetString(0) : null,
                row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)));
        return rows;
    }

    /// <summary>Calls by hour and by how long they took, in no order.</summary>
    public async Task<List<HourCount>> Hours(EnvironmentId environment, DateTimeOffset from, CancellationToken ct)
    {
        await using var read = database.Reads.CreateCommand(
            "select hour, bucket, calls, refused, failed from api_hours where environment_id = $1 and hour >= $2");
        read.Parameters.Add(new() { Value = environment.Value });
        read.Parameters.Add(new() { Value = from.UtcDateTime });
        await using var row = await read.ExecuteReaderAsync(ct);
        var rows = new List<HourCount>();
        while (await row.ReadAsync(ct))
            rows.Add(new(row.GetFieldValue<DateTimeOffset>(0), row.GetInt16(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)));
        return rows;
    }

    /// <summary>Every count by itself, oldest first, as lines of CSV (RFC 4180).</summary>
    public async IAsyncEnumerable<string> Csv(
        EnvironmentId environment, DateOnly from, DateOnly to,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        yield return "day,key_id,operation,calls,refused,failed,mean_us\r\n";
        await using var read = database.Reads.CreateCommand("""
            select day, key_id, operation, calls, refused, failed, duration_us / greatest(calls, 1) from api_usage
            where environment_id = $1 and day between $2 and $3 order by day, key_id, operation
            """);
        read.Parameters.Add(new() { Value = environment.Value });
        read.Parameters.Add(new() { Value = from });
        read.Parameters.Add(new() { Value = to });
        await using var row = await read.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var key = row.GetGuid(1) is var id && id != Guid.Empty ? new ApiKeyId(id).ToString() : "";
            yield return string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"{row.GetFieldValue<DateOnly>(0):yyyy-MM-dd},{key},\"{row.GetString(2)}\",{row.GetInt64(3)},{row.GetInt64(4)},{row.GetInt64(5)},{row.GetInt64(6)}\r\n");
        }
    }
}

/// <param name="Bucket">Of <see cref="TookBuckets"/>.</param>
sealed record HourCount(DateTimeOffset Hour, short Bucket, long Calls, long Refused, long Failed);
