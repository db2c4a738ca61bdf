using System.ComponentModel;
using System.Globalization;
using Fintech.Features.Developers.ApiLog;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.ApiLog;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Developers.ListApiCalls;

[Scope(Permissions.DevelopersManage)]
public sealed record ListApiCallsRequest(
    [property: Description("Not before")] DateTimeOffset? From = null,
    [property: Description("Before")] DateTimeOffset? To = null,
    [property: Description("An HTTP status, or 2xx, 4xx, 5xx, or errors for 4xx and 5xx")]
    [property: Example("errors"), Example("404"), Logged] string? Status = null,
    [property: Description("The whole path of a request over HTTP")][property: Example("/v1/banking/accounts")] string? Path = null,
    [property: Description("A route, or a tool or resource of MCP")]
    [property: Example("tool list_accounts"), Example("GET /v1/banking/accounts/{id}")] string? Operation = null,
    [property: Description("Whose calls, such as key_01k…")] ApiKeyId? KeyId = null,
    [property: Description("The code of a refusal")][property: Example("request.invalid")] string? ErrorCode = null,
    [property: Description("All tries of one intended change")] string? IdempotencyKey = null,
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null) : IPaged;

sealed class ListApiCallsValidator : PagedValidator<ListApiCallsRequest>
{
    public ListApiCallsValidator()
    {
        RuleFor(r => r.Status).Matches("^([2-5]xx|errors|[1-5][0-9]{2})$").WithMessage("Use a status such as 404, or 2xx, 4xx, 5xx, or errors.");
        RuleFor(r => r.Path).MaximumLength(300);
        RuleFor(r => r.Operation).MaximumLength(200);
        RuleFor(r => r.ErrorCode).MaximumLength(100);
        RuleFor(r => r.IdempotencyKey).MaximumLength(255);
        RuleFor(r => r.To).GreaterThan(r => r.From).When(r => r.From is not null && r.To is not null)
            .WithMessage("The end lies before the beginning.");
    }
}

/// <summary>Newest first.</summary>
internal sealed class ListApiCallsHandler(Database database, FintechDb db, RoutesOfPaths routes, Caller caller) : IHandler<ListApiCallsRequest, Page<ApiCallView>>
{
    public async Task<Result<Page<ApiCallView>>> Handle(ListApiCallsRequest request, CancellationToken ct)
    {
        if (await db.MissingKey(request.KeyId, ct) is { } missing) return missing;
        await using var read = database.Reads.CreateCommand();
        var (low, high) = Statuses(request.Status);
        var operations = request.Path is null ? null : routes.Of(request.Path);
        var wanted = new Conditions(read)
            .And("environment_id = ?", caller.EnvironmentId.Value)
            .And("id < ?", Cursors.Id<ApiCallId>(request.Cursor)?.Value)
            .And("id >= ?", LogWindow.First(request.From))
            .And("id < ?", LogWindow.First(request.To))
            .And("status >= ?", low)
            .And("status <= ?", high)
            .And("operation = any(?)", operations)
            .And("(path is null or path = ?)", request.Path)
            .And("operation = ?", request.Operation)
            .And("key_id = ?", request.KeyId?.Value)
            .And("code = ?", request.ErrorCode)
            .And("idempotency_key = ?", request.IdempotencyKey);
        if (low >= 400 || operations == RoutesOfPaths.Unrouted) wanted.And("status >= 400"); // in these words, the index of errors serves
        read.CommandText = $"select {ApiCallView.Columns} from api_calls where {wanted} order by id desc limit {request.Limit + 1}";
        await using var row = await read.ExecuteReaderAsync(ct);
        var found = new List<ApiCallView>();
        while (await row.ReadAsync(ct)) found.Add(ApiCallView.Read(row));
        return Page<ApiCallView>.Of(found, request.Limit, last => Cursors.Of(last.Id));
    }

    static (short? Low, short? High) Statuses(string? status) => status switch
    {
        null => (null, null),
        "errors" => (400, null),
        [var hundreds, 'x', 'x'] => ((short)((hundreds - '0') * 100), (short)((hundreds - '0') * 100 + 99)),
        _ => (short.Parse(status, CultureInfo.InvariantCulture), short.Parse(status, CultureInfo.InvariantCulture)),
    };
}
