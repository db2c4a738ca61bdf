using Fintech.Features.Workspaces;
using Fintech.Features.Workspaces.ListMembers;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Fintech.Portal.Proofs;
using Microsoft.AspNetCore.Mvc;

namespace Fintech.Portal.Team;

/// <summary>A page about one member.</summary>
public abstract class MemberPage(TeamSlices slices, StepUpSlices stepUp, PortalContext portal) : ProofPage(stepUp, portal)
{
    protected TeamSlices Slices { get; } = slices;

    public MemberView Member { get; private set; } = null!;

    /// <returns>A page that says why it cannot be shown; null when it can.</returns>
    protected async Task<IActionResult?> Find(string id)
    {
        if (!TypeId.TryParse<MembershipId>(id, out var member)) return Refused(new RouteNotFound());
        for (string? cursor = null; ;)
        {
            var page = await Run(Slices.Members, new ListMembersRequest(Limit: 100, Cursor: cursor));
            if (page.Error is { } error) return Refused(error);
            if (page.Value!.Data.FirstOrDefault(m => m.Id == member) is { } found)
            {
                Member = found;
                return null;
            }
            if ((cursor = page.Value.NextCursor) is null) return Refused(new RouteNotFound());
        }
    }
}
