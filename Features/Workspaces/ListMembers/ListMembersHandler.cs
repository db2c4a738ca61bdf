using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.ListMembers;

[Scope(Permissions.WorkspaceManage)]
[Level(Level.Workspace)]
public sealed record ListMembersRequest(
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null) : IPaged;

sealed class ListMembersValidator : PagedValidator<ListMembersRequest>;

/// <summary>Oldest first: who was there from the beginning stands on top.</summary>
internal sealed class ListMembersHandler(FintechDb db, PeopleCards people, Caller caller)
    : IHandler<ListMembersRequest, Page<MemberView>>
{
    public async Task<Result<Page<MemberView>>> Handle(ListMembersRequest request, CancellationToken ct)
    {
        var members = db.Set<Membership>().AsNoTracking();
        if (Cursors.Id<MembershipId>(request.Cursor) is { } after)
            members = members.Where(m => EF.Functions.GreaterThan(ValueTuple.Create(m.Id), ValueTuple.Create(after)));
        var found = await members.OrderBy(m => m.Id).Take(request.Limit + 1).ToListAsync(ct);
        var cards = await people.Of(found.ConvertAll(m => m.PersonId), ct);
        return Page<MemberView>.Of(
            found.ConvertAll(m => MemberView.Of(m, cards[m.PersonId], caller.PersonId)), request.Limit,
            last => Cursors.Of(last.Id));
    }
}
