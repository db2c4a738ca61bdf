using Fintech.Features.Audit;
using Fintech.Features.Audit.ListAuditEntries;
using Fintech.Features.Audit.VerifyAudit;
using Fintech.Features.Developers;
using Fintech.Features.Developers.ListApiKeys;
using Fintech.Features.Developers.ShowStatus;
using Fintech.Features.Workspaces;
using Fintech.Features.Workspaces.ListMembers;
using Fintech.Infrastructure.Slices;

namespace Fintech.Portal.Audit;

/// <summary>The workspace's own trail.</summary>
public sealed class IndexModel(
    Pipeline<ListAuditEntriesRequest, Page<AuditEntryView>> list, Pipeline<VerifyAuditRequest, AuditCheckView> verify,
    Pipeline<ListMembersRequest, Page<MemberView>> members, Pipeline<ListApiKeysRequest, Page<ApiKeyView>> keys,
    Pipeline<ShowStatusRequest, StatusView> status, PortalContext portal) : AuditPage(portal)
{
    public override string Here => "/portal/audit";

    protected override Task<Result<Page<AuditEntryView>>> Search() => Run(list, new ListAuditEntriesRequest(
        Given(Action), Given(Outcome), Given(Who), Given(What), From, null, 50, Given(Cursor)));

    protected override Task<Result<AuditCheckView>> Verify() => Run(verify, new VerifyAuditRequest());

    protected override async Task<string?> Faulty() => (await Run(status, new ShowStatusRequest())).Value?.Data
        .FirstOrDefault(p => p is { Name: "audit", State: PartState.Broken })?.Means;

    protected override async Task<Dictionary<string, string>> Known()
    {
        var people = (await Run(members, new ListMembersRequest(Limit: 100))).Value?.Data ?? [];
        var known = people.ToDictionary(m => m.Person.Id.ToString(), m => m.Person.Name);
        foreach (var key in (await Run(keys, new ListApiKeysRequest(Limit: 100))).Value?.Data ?? [])
            known[key.Id.ToString()] = $"Key {key.Name}";
        return known;
    }
}
