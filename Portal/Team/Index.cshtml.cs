using Fintech.Features.Workspaces;
using Fintech.Features.Workspaces.ListInvitations;
using Fintech.Features.Workspaces.ListMembers;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Fintech.Portal.Proofs;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Team;

/// <summary>Who is in the workspace, who is invited, and the form that invites.</summary>
public sealed class IndexModel(TeamSlices slices, StepUpSlices stepUp, PortalContext portal) : ProofPage(stepUp, portal)
{
    [BindProperty] public RightsForm Form { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "cursor")] public string? Cursor { get; set; }

    /// <summary>What was just done: invited, changed, removed, taken-back.</summary>
    [BindProperty(SupportsGet = true, Name = "done")] public string? Done { get; set; }

    public Page<MemberView> Members { get; private set; } = new([], false, null);
    public IReadOnlyList<InvitationView> Invitations { get; private set; } = [];

    public Task<IActionResult> OnGet()
    {
        Form = new() { Key = Portal.NewKey() };
        return Show();
    }

    public Task<IActionResult> OnPost() => Change(
        () => Run(slices.Invite, Form.ToInvitation(), Form.Key), _ => Redirect(Portal.LinkWith("/portal/team", "done=invited")), Show);

    /// <param name="invitation">Whose link is to work no more.</param>
    /// <param name="once">The form's idempotency key.</param>
    public async Task<IActionResult> OnPostTakeBack(string invitation, string? once)
    {
        if (!TypeId.TryParse<InvitationId>(invitation, out var id)) return Refused(new RouteNotFound());
        var result = await Run(slices.TakeBack, new(id), once);
        return result.Error is { } error ? Refused(error) : Redirect(Portal.LinkWith("/portal/team", "done=taken-back"));
    }

    async Task<IActionResult> Show()
    {
        var members = await Run(slices.Members, new ListMembersRequest(Limit: 50, Cursor: Cursor));
        if (members.Error is { } error) return Refused(error);
        Members = members.Value!;
        Invitations = (await Run(slices.Invitations, new ListInvitationsRequest(Limit: 100))).Value?.Data ?? [];
        return Page();
    }
}
