using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Proofs;

/// <summary>For pages that only a confirmed person may open: asks, and leads on to them.</summary>
public sealed class IndexModel(StepUpSlices stepUp, PortalContext portal) : ProofPage(stepUp, portal)
{
    [BindProperty(SupportsGet = true, Name = "next")] public string? Next { get; set; }

    /// <summary>Never another place than a page of this server.</summary>
    public string Onward => LocalPath.Or(Next);

    public async Task OnGet() => await Proves();

    public async Task<IActionResult> OnPost() => await Proves() ? Redirect(Onward) : Page();
}
