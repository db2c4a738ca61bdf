using System.ComponentModel;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Developers.ListIdempotencyRecords;

[Scope(Permissions.DevelopersManage)]
public sealed record ListIdempotencyRecordsRequest(
    [property: Description("The whole key")][property: Example("2026-07-28-first-try")] string? IdempotencyKey = null,
    [property: Description("Only those that are this far")] IdempotencyState? State = null,
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null) : IPaged;

sealed class ListIdempotencyRecordsValidator : PagedValidator<ListIdempotencyRecordsRequest>
{
    public ListIdempotencyRecordsValidator() => RuleFor(r => r.IdempotencyKey).MaximumLength(255);
}

/// <summary>Those of the environment and those of its workspace, newest first; a person's own are nobody else's.</summary>
internal sealed class ListIdempotencyRecordsHandler(Database database, Caller caller)
    : IHandler<ListIdempotencyRecordsRequest, Page<IdempotencyRecordView>>
{
    public async Task<Result<Page<IdempotencyRecordView>>> Handle(ListIdempotencyRecordsRequest request, CancellationToken ct)
    {
        await using var read = database.Reads.CreateCommand();
        // scope_id is the environment_id, or for what concerns a whole workspace the workspace's.
        read.Parameters.Add(new() { Value = new[] { caller.EnvironmentId.Value, caller.Workspace!.Value.Value } });
        var wanted = new Conditions(read)
            .And("scope_id = scopes.id")
            .And($"key not like '{IdempotencyStore.OwnKeys}%'") // a provider's call without the caller's key has a record of its own
            .And($"created_at >= now() - interval '{IdempotencyStore.KeptHours} hours'")
            .And("key = ?", request.IdempotencyKey)
            .And("request_id < ?", Cursors.Id<ApiCallId>(request.Cursor)?.Value);
        if (request.State is { } state) wanted.And(Of(state));
        // Of each scope as many as are wanted, by its index; then the newest of them.
        read.CommandText = $"""
            select found.* from unnest($1) as scopes(id) cross join lateral (
                select {IdempotencyRecordView.Columns} from idempotency_records
                where {wanted} order by request_id desc limit {request.Limit + 1}
            ) found order by request_id desc limit {request.Limit + 1}
            """;
        await using var row = await read.ExecuteReaderAsync(ct);
        var found = new List<IdempotencyRecordView>();
        while (await row.ReadAsync(ct)) found.Add(IdempotencyRecordView.Read(row));
        return Page<IdempotencyRecordView>.Of(found, request.Limit, last => Cursors.Of(last.CallId));
    }

    static string Of(IdempotencyState state) => state switch
    {
        IdempotencyState.Running => "not done and lease_until >= now()",
        IdempotencyState.Interrupted => "not done and lease_until < now()",
        IdempotencyState.Answered => "done and problem is null",
        IdempotencyState.Refused => "done and problem is not null",
    };
}
