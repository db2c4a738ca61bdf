using System.ComponentModel;
using Fintech.Infrastructure.Audit;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Audit.ListPlatformAudit;

[Audience(Audience.Operator)]
[Level(Level.Nothing)]
[StepUp(60)]
public sealed record ListPlatformAuditRequest(
    [property: Description("What was done")][property: Example("lock_person")] string? Action = null,
    [property: Description("done, refused, or the code of a refusal")][property: Example("refused")] string? Outcome = null,
    [property: Description("Who did it, such as per_01k…")] string? Actor = null,
    [property: Description("What it was done to, such as per_01k…")] string? Subject = null,
    [property: Description("Not before")] DateTimeOffset? From = null,
    [property: Description("Before")] DateTimeOffset? To = null,
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null) : IAuditSearch;

sealed class ListPlatformAuditValidator : AuditSearchValidator<ListPlatformAuditRequest>;

/// <summary>What no workspace's trail has: sign-ins, accounts, and what operators did. Every look is audited.</summary>
internal sealed class ListPlatformAuditHandler(AuditTrail trail, AuditLog audit, Caller caller)
    : IHandler<ListPlatformAuditRequest, Page<AuditEntryView>>
{
    static readonly SliceRules Rules = SliceRules<ListPlatformAuditRequest>.Rules;

    public async Task<Result<Page<AuditEntryView>>> Handle(ListPlatformAuditRequest request, CancellationToken ct)
    {
        var page = await trail.Search(AuditChain.Platform, request, ct);
        await audit.Write(Rules.Name, "done", request.Subject ?? request.Actor, caller, ct);
        return page;
    }
}
