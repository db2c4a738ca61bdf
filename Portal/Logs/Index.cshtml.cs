using Fintech.Features.Developers;
using Fintech.Features.Developers.ApiLog;
using Fintech.Features.Developers.Contracts;
using Fintech.Features.Developers.ListApiCalls;
using Fintech.Features.Developers.ListApiKeys;
using Fintech.Features.Developers.ShowUsage;
using Fintech.Infrastructure.ApiLog;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Logs;

/// <summary>The newest calls, and what was searched for among them; the search is in the address.</summary>
public sealed class IndexModel(
    Pipeline<ListApiCallsRequest, Page<ApiCallView>> list, Pipeline<ListApiKeysRequest, Page<ApiKeyView>> keys,
    Pipeline<ShowUsageRequest, UsageView> usage, ApiLogOptions options, PortalContext portal) : PortalPage(portal)
{
    const int Rows = 50;

    public int KeptDays => options.KeepDays;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }
    [BindProperty(SupportsGet = true, Name = "operation")] public string? Operation { get; set; }
    [BindProperty(SupportsGet = true, Name = "status")] public string? Status { get; set; }
    [BindProperty(SupportsGet = true, Name = "code")] public string? Code { get; set; }
    [BindProperty(SupportsGet = true, Name = "idempotency_key")] public string? Once { get; set; }
    [BindProperty(SupportsGet = true, Name = "key")] public string? Key { get; set; }
    [BindProperty(SupportsGet = true, Name = "since")] public string? Since { get; set; }
    [BindProperty(SupportsGet = true, Name = "cursor")] public string? Cursor { get; set; }

    public Page<ApiCallView> Calls { get; private set; } = new([], false, null);
    public IReadOnlyList<ApiKeyView> Keys { get; private set; } = [];
    public IReadOnlyList<string> Operations { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();
    public bool IsFiltered => Query(null).Length > 0;

    public async Task<IActionResult> OnGet()
    {
        var words = Q?.Trim();
        if (TypeId.TryParse<ApiCallId>(words, out var one)) return Redirect(Portal.Link($"/portal/logs/{one}"));
        ApiKeyId? key = TypeId.TryParse<ApiKeyId>(Key, out var id) ? id : null;
        var page = await Run(list, new ListApiCallsRequest(
            LogWords.Since(Since), null, Given(Status), Given(words), Given(Operation), key, Given(Code), Given(Once), Rows, Given(Cursor)));
        if (page.Error is InvalidRequest invalid) ModelState.Copy(invalid, "");
        else if (page.Error is { } error) return Refused(error);
        Calls = page.Value ?? Calls;
        Keys = (await Run(keys, new ListApiKeysRequest(Limit: 100))).Value?.Data ?? [];
        Names = Keys.ToDictionary(k => k.Id.ToString(), k => k.Name);
        Operations = [.. ((await Run(usage, new ShowUsageRequest(GroupBy: UsageGroup.Operation))).Value?.Data ?? [])
            .Select(r => r.Operation!).Order(StringComparer.Ordinal)];
        return Page();
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>The search as it stands in the address.</summary>
    public string Query(string? cursor) => PortalQuery.Of(
        ("q", Q), ("operation", Operation), ("status", Status), ("code", Code), ("idempotency_key", Once), ("key", Key), ("since", Since), ("cursor", cursor));
}
