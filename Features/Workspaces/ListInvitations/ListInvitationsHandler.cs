using System.ComponentModel;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.ListInvitations;

[Scope(Permissions.WorkspaceManage)]
[Level(Level.Workspace)]
public sealed record ListInvitationsRequest(
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null,
    [property: Description("Also the accepted, revoked and expired ones")] bool IncludeEnded = false) : IPaged;

sealed class ListInvitationsValidator : PagedValidator<ListInvitationsRequest>;

internal sealed class ListInvitationsHandler(FintechDb db) : IHandler<ListInvitationsRequest, Page<InvitationView>>
{
    public async Task<Result<Page<InvitationView>>> Handle(ListInvitationsRequest request, CancellationToken ct)
    {
        var invitations = db.Set<Invitation>().AsNoTracking();
        if (!request.IncludeEnded) invitations = invitations.Open();
        var found = await invitations.NewestFirst(request, Cursors.Id<InvitationId>(request.Cursor)).ToListAsync(ct);
        return Page<InvitationView>.Of(
            found.ConvertAll(InvitationView.Of), request.Limit, last => Cursors.Of(last.Id));
    }
}
