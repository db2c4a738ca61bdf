using Fintech.Features.Audit.ListAuditEntries;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Developers.DisableApiKey;
using Fintech.Features.Developers.ListApiCalls;
using Fintech.Features.Developers.ListApiKeys;
using Fintech.Features.Developers.ShowUsage;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Portal.Proofs;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Keys;

/// <summary>All there is to know of a key, and what can be done with it. Switching it off needs no more than a click.</summary>
public sealed class KeyModel(KeySlices slices, KeyReadings readings, StepUpSlices stepUp, PortalContext portal) : KeyPage(slices, stepUp, portal)
{
    [BindProperty] public string? Key { get; set; }
    [BindProperty(SupportsGet = true, Name = "saved")] public bool Saved { get; set; }

    public KeyActivity Activity { get; private set; } = null!;

    /// <summary>The key that took this one's place.</summary>
    public ApiKeyId? Next { get; private set; }

    public async Task<IActionResult> OnGet(string id)
    {
        if (await Find(id) is { } missing) return missing;
        var from = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1 - KeyActivity.Days);
        var byDay = await Run(readings.Usage, new ShowUsageRequest(from, KeyId: Id));
        if (byDay.Error is { } error) return Refused(error);
        var byOperation = (await Run(readings.Usage, new ShowUsageRequest(from, null, UsageGroup.Operation, Id))).Value?.Data ?? [];
        var latest = (await Run(readings.Calls, new ListApiCallsRequest(KeyId: Id, Limit: KeyActivity.MostLatest))).Value?.Data ?? [];
        var changes = Portal.May(Permissions.WorkspaceManage)
            ? (await Run(readings.Audit, new ListAuditEntriesRequest(Subject: Id.ToString(), Limit: KeyActivity.MostLatest))).Value?.Data
            : null;
        Activity = new(byDay.Value!, [.. byOperation.Take(KeyActivity.MostOperations)], latest, changes);
        Next = (await Run(readings.Keys, new ListApiKeysRequest(Limit: 100))).Value?.Data.FirstOrDefault(k => k.ReplacesKeyId == Id)?.Id;
        return Page();
    }

    public async Task<IActionResult> OnPost(string id)
    {
        if (await Find(id) is { } missing) return missing;
        var result = await Run(Slices.Disable, new DisableApiKeyRequest(Id), Key);
        return result.Error is { } error ? Refused(error) : Redirect(Portal.LinkWith(Here, "saved=true"));
    }
}
