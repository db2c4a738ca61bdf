using Fintech.Features.Banking.Contracts;
using Fintech.Features.Banking.ListBankConnections;
using Fintech.Features.Developers;
using Fintech.Features.Developers.MakeDocsKey;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Start;

/// <summary>The way to a first call: a bank, a key for the documentation, snippets that hold it, and a button that calls.</summary>
public sealed class IndexModel(
    Pipeline<ListBankConnectionsRequest, Page<BankConnectionView>> connections,
    Pipeline<MakeDocsKeyRequest, NewApiKeyView> make, PortalContext portal) : PortalPage(portal)
{
    /// <summary>The form's idempotency key.</summary>
    [BindProperty(Name = "key")] public string? Once { get; set; }

    /// <summary>Banks that are connected; null when the person may not see them.</summary>
    public int? Connected { get; private set; }
    public NewApiKeyView? Made { get; private set; }
    public bool MayMake => Portal.IsSandbox && Portal.May(Permissions.DevelopersManage);

    /// <summary>What stands in the snippets: the key while it is shown, else where to put one.</summary>
    public string InSnippets => Made?.Secret ?? Snippets.Placeholder;

    public Task<IActionResult> OnGet() => Show();

    public async Task<IActionResult> OnPost()
    {
        var made = await Run(make, new MakeDocsKeyRequest(), Once);
        if (made.Error is { } error) ModelState.AddModelError("", error.Message);
        Made = made.Value;
        return await Show();
    }

    async Task<IActionResult> Show()
    {
        Once = Portal.NewKey();
        var found = await Run(connections, new ListBankConnectionsRequest(Limit: 100));
        Connected = found.Value?.Data.Count(c => c.Status is BankConnectionStatus.Active or BankConnectionStatus.Syncing);
        return Page();
    }
}
