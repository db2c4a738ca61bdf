using Fintech.Features.Developers.ListIdempotencyRecords;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Idempotency;

/// <summary>Which idempotency keys were used, and what a retry with one of them would get.</summary>
public sealed class IndexModel(
    Pipeline<ListIdempotencyRecordsRequest, Page<IdempotencyRecordView>> list, PortalContext portal) : PortalPage(portal)
{
    const int Rows = 50;

    [BindProperty(SupportsGet = true, Name = "key")] public string? Key { get; set; }
    [BindProperty(SupportsGet = true, Name = "state")] public string? State { get; set; }
    [BindProperty(SupportsGet = true, Name = "cursor")] public string? Cursor { get; set; }

    public Page<IdempotencyRecordView> Records { get; private set; } = new([], false, null);
    public bool IsFiltered => Query(null).Length > 0;

    public async Task<IActionResult> OnGet()
    {
        IdempotencyState? state = Enum.TryParse<IdempotencyState>(State, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : null;
        var key = Key?.Trim();
        var page = await Run(list, new ListIdempotencyRecordsRequest(
            string.IsNullOrEmpty(key) ? null : key, state, Rows, string.IsNullOrEmpty(Cursor) ? null : Cursor));
        if (page.Error is InvalidRequest invalid) ModelState.Copy(invalid, "");
        else if (page.Error is { } error) return Refused(error);
        Records = page.Value ?? Records;
        return Page();
    }

    /// <summary>The search as it stands in the address.</summary>
    public string Query(string? cursor) => PortalQuery.Of(("key", Key), ("state", State), ("cursor", cursor));

    public string Tries(IdempotencyRecordView record) =>
        Portal.LinkWith("/portal/logs", PortalQuery.Of(("idempotency_key", record.IdempotencyKey)));
}
