using Fintech.Portal.Keys;
using Fintech.Portal.Proofs;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Team;

/// <summary>Asks once, then removes a member.</summary>
public sealed class RemoveModel(TeamSlices slices, StepUpSlices stepUp, PortalContext portal) : MemberPage(slices, stepUp, portal)
{
    [BindProperty] public OnceForm Form { get; set; } = new();

    public async Task<IActionResult> OnGet(string id)
    {
        Form.Key = Portal.NewKey();
        return await Find(id) ?? Page();
    }

    public async Task<IActionResult> OnPost(string id) => await Find(id) ?? await Change(
        () => Run(Slices.Remove, new(Member.Id), Form.Key), _ => Redirect(Portal.LinkWith("/portal/team", "done=removed")));
}
