using System.ComponentModel;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Audit.ListAuditEntries;

[Scope(Permissions.WorkspaceManage)]
[Level(Level.Workspace)]
public sealed record ListAuditEntriesRequest(
    [property: Description("What was done")][property: Example("create_api_key")] string? Action = null,
    [property: Description("done, refused, or the code of a refusal")][property: Example("refused")] string? Outcome = null,
    [property: Description("Who did it or in whose name, such as per_01k… or key_01k…")] string? Actor = null,
    [property: Description("What it was done to, such as key_01k…")] string? Subject = null,
    [property: Description("Not before")] DateTimeOffset? From = null,
    [property: Description("Before")] DateTimeOffset? To = null,
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null) : IAuditSearch;

sealed class ListAuditEntriesValidator : AuditSearchValidator<ListAuditEntriesRequest>;

/// <summary>Newest first, of all the workspace's environments: an entry belongs to the workspace.</summary>
internal sealed class ListAuditEntriesHandler(AuditTrail trail, Caller caller)
    : IHandler<ListAuditEntriesRequest, Page<AuditEntryView>>
{
    public async Task<Result<Page<AuditEntryView>>> Handle(ListAuditEntriesRequest request, CancellationToken ct) =>
        await trail.Search(AuditChain.Of(caller.Workspace!.Value), request, ct);
}
