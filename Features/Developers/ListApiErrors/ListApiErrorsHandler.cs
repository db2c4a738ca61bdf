using System.ComponentModel;
using System.Text.Json.Serialization;
using Fintech.Features.Developers.ApiLog;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Developers.ListApiErrors;

[Scope(Permissions.DevelopersManage)]
[Weight(5)]
public sealed record ListApiErrorsRequest(
    [property: Description("Not before; a day ago if left out")] DateTimeOffset? From = null,
    [property: Description("Before; now if left out")] DateTimeOffset? To = null);

sealed class ListApiErrorsValidator : AbstractValidator<ListApiErrorsRequest>
{
    public ListApiErrorsValidator() => RuleFor(r => r.To).GreaterThan(r => r.From)
        .When(r => r.From is not null && r.To is not null).WithMessage("The end lies before the beginning.");
}

/// <summary>Refusals and failures of a span, by what was called and what was answered, the most frequent first.</summary>
public sealed record ApiErrorsView(IReadOnlyList<ApiErrorView> Data)
{
    [JsonPropertyOrder(-1)] public string Object => "list";
}

/// <param name="ErrorCode">Names its page at /docs/errors; null where the answer had none.</param>
/// <param name="LastId">The newest such call.</param>
public sealed record ApiErrorView(
    string Operation, int Status, string? ErrorCode, long Count, DateTimeOffset FirstAt, DateTimeOffset LastAt, ApiCallId LastId);

internal sealed class ListApiErrorsHandler(Database database, Caller caller, TimeProvider clock)
    : IHandler<ListApiErrorsRequest, ApiErrorsView>
{
    const int MostGroups = 100;

    public async Task<Result<ApiErrorsView>> Handle(ListApiErrorsRequest request, CancellationToken ct)
    {
        await using var read = database.Reads.CreateCommand($"""
            select operation, status, code, count(*), min(id::text), max(id::text)
            from api_calls
            where environment_id = $1 and status >= 400 and id >= $2 and id < $3
            group by operation, status, code order by count(*) desc, max(id::text) desc limit {MostGroups}
            """);
        read.Parameters.Add(new() { Value = caller.EnvironmentId.Value });
        read.Parameters.Add(new() { Value = LogWindow.First(request.From ?? clock.GetUtcNow().AddDays(-1)) });
        read.Parameters.Add(new() { Value = LogWindow.First(request.To ?? clock.GetUtcNow().AddMinutes(10)) }); // another node's clock
        await using var row = await read.ExecuteReaderAsync(ct);
        var found = new List<ApiErrorView>();
        while (await row.ReadAsync(ct))
        {
            var (first, last) = (Guid.Parse(row.GetString(4)), Guid.Parse(row.GetString(5)));
            found.Add(new(row.GetString(0), row.GetInt16(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetInt64(3),
                Partitions.MomentOf(first), Partitions.MomentOf(last), new(last)));
        }
        return new ApiErrorsView(found);
    }
}
