using Fintech.Portal.Proofs;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Team;

/// <summary>What a member may.</summary>
public sealed class MemberModel(TeamSlices slices, StepUpSlices stepUp, PortalContext portal) : MemberPage(slices, stepUp, portal)
{
    [BindProperty] public RightsForm Form { get; set; } = new();

    public async Task<IActionResult> OnGet(string id)
    {
        if (await Find(id) is { } missing) return missing;
        Form = new() { Role = Member.Role, Grants = [.. Member.Grants], Key = Portal.NewKey() };
        return Page();
    }

    public async Task<IActionResult> OnPost(string id) => await Find(id) ?? await Change(
        () => Run(Slices.Change, Form.ToChange(Member.Id), Form.Key), _ => Redirect(Portal.LinkWith("/portal/team", "done=changed")));
}
