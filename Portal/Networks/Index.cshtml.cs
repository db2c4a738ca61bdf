using Fintech.Features.Workspaces;
using Fintech.Features.Workspaces.SetAllowedNetworks;
using Fintech.Features.Workspaces.ShowAllowedNetworks;
using Fintech.Infrastructure.Slices;
using Fintech.Portal.Keys;
using Fintech.Portal.Proofs;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Networks;

/// <summary>Where members and keys of the workspace may come from.</summary>
public sealed class IndexModel(
    Pipeline<ShowAllowedNetworksRequest, AllowedNetworksView> show, Pipeline<SetAllowedNetworksRequest, AllowedNetworksView> set,
    StepUpSlices stepUp, PortalContext portal) : ProofPage(stepUp, portal)
{
    [BindProperty] public NetworksForm Form { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "saved")] public bool Saved { get; set; }

    public AllowedNetworksView Shown { get; private set; } = null!;

    /// <param name="add"><c>mine</c> puts the person's own address into the field.</param>
    public async Task<IActionResult> OnGet(string? add)
    {
        if (await Find() is { } missing) return missing;
        var networks = add is "mine" ? Shown.Networks.Append(Shown.YourAddress) : Shown.Networks;
        Form = new() { Networks = string.Join('\n', networks), Key = Portal.NewKey() };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Find() is { } missing) return missing;
        return await Change(
            () => Run(set, new(KeyForm.Lines(Form.Networks)), Form.Key), _ => Redirect(Portal.LinkWith("/portal/networks", "saved=true")));
    }

    async Task<IActionResult?> Find()
    {
        var found = await Run(show, new());
        if (found.Error is { } error) return Refused(error);
        Shown = found.Value!;
        return null;
    }
}

public sealed class NetworksForm
{
    /// <summary>One on each line.</summary>
    public string? Networks { get; set; }
    public string? Key { get; set; }
}
