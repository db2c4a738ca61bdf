using Fintech.Features.Audit;
using Fintech.Infrastructure.Slices;
using Fintech.Portal.Logs;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Audit;

/// <summary>A trail, what was searched for in it, and a button that checks its chain. The search is in the address.</summary>
public abstract class AuditPage(PortalContext portal) : PortalPage(portal)
{
    [BindProperty(SupportsGet = true, Name = "action")] public string? Action { get; set; }
    [BindProperty(SupportsGet = true, Name = "outcome")] public string? Outcome { get; set; }
    [BindProperty(SupportsGet = true, Name = "who")] public string? Who { get; set; }
    [BindProperty(SupportsGet = true, Name = "what")] public string? What { get; set; }
    [BindProperty(SupportsGet = true, Name = "since")] public string? Since { get; set; }
    [BindProperty(SupportsGet = true, Name = "cursor")] public string? Cursor { get; set; }

    public abstract string Here { get; }

    public Page<AuditEntryView> Entries { get; private set; } = new([], false, null);
    public AuditCheckView? Check { get; private set; }

    /// <summary>What the last check found and none has since found mended.</summary>
    public string? KnownFault { get; private set; }

    /// <summary>Names of those who are known, by their id.</summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();
    public bool IsFiltered => Query(null).Length > 0;

    protected abstract Task<Result<Page<AuditEntryView>>> Search();
    protected abstract Task<Result<AuditCheckView>> Verify();
    protected virtual Task<string?> Faulty() => Task.FromResult<string?>(null);
    protected virtual Task<Dictionary<string, string>> Known() => Task.FromResult(new Dictionary<string, string>());

    public async Task<IActionResult> OnGet()
    {
        var page = await Search();
        if (page.Error is InvalidRequest invalid) ModelState.Copy(invalid, "");
        else if (page.Error is { } error) return Refused(error);
        Entries = page.Value ?? Entries;
        Names = await Known();
        if (Check is null) KnownFault = await Faulty();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var check = await Verify();
        if (check.Error is { } error) return Refused(error);
        Check = check.Value;
        return await OnGet();
    }

    protected DateTimeOffset? From => LogWords.Since(Since);

    protected static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public string NameOf(string id) => Names.GetValueOrDefault(id) ?? id;

    /// <summary>The search as it stands in the address.</summary>
    public string Query(string? cursor) => PortalQuery.Of(
        ("action", Action), ("outcome", Outcome), ("who", Who), ("what", What), ("since", Since), ("cursor", cursor));
}
