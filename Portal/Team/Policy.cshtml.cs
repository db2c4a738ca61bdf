using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Slices;
using Fintech.Portal.Keys;
using Fintech.Portal.Proofs;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Team;

/// <summary>Asks once, then demands a second factor of the members, or no longer.</summary>
public sealed class PolicyModel(TeamSlices slices, StepUpSlices stepUp, PortalContext portal) : ProofPage(stepUp, portal)
{
    [BindProperty] public OnceForm Form { get; set; } = new();

    /// <summary>What the form asks for. It is in the form, so that a form which is sent twice asks for the same.</summary>
    [BindProperty(Name = "required")] public bool Demanded { get; set; }

    public IActionResult OnGet()
    {
        if (!Portal.May(Permissions.WorkspaceManage)) return Refused(new InsufficientScope(Permissions.WorkspaceManage));
        (Form.Key, Demanded) = (Portal.NewKey(), !Portal.Workspace!.RequiresSecondFactor);
        return Page();
    }

    public Task<IActionResult> OnPost() => Change(
        () => Run(slices.Policy, new(Demanded), Form.Key), _ => Redirect(Portal.LinkWith("/portal/team", "done=policy")));
}
