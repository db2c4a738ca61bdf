using System.ComponentModel;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.ListInvitations;

[Scope(Permissions.WorkspaceManage)]
[Level(Level.Workspace)]
public sealed record ListInvitationsRequest(
    [property: Description("How many at most, 1 to 100")] int Limit = 25,
    [property: Description("next_cursor of the page before")] string? Cursor = null,
    [property: Description("Also the accepted, revoked and expired ones")] bool IncludeEnded = false);

sealed class ListInvitationsValidator : AbstractValidator<ListInvitationsRequest>
{
    public ListInvitationsValidator()
    {
        RuleFor(r => r.Limit).InclusiveBetween(1, 100);
        RuleFor(r => r.Cursor).Must(Cursors.IsId).WithMessage(Cursors.Invalid);
    }
}

internal sealed class ListInvitationsHandler(FintechDb db) : IHandler<ListInvitationsRequest, Page<InvitationView>>
{
    public async Task<Result<Page<InvitationView>>> Handle(ListInvitationsRequest request, CancellationToken ct)
    {
        var invitations = db.Set<Invitation>().AsNoTracking();
        if (!request.IncludeEnded) invitations = invitations.Open();
        if (Cursors.Id<InvitationId>(request.Cursor) is { } after)
            invitations = invitations.Where(i => EF.Functions.LessThan(ValueTuple.Create(i.Id), ValueTuple.Create(after)));
        var found = await invitations.OrderByDescending(i => i.Id).Take(request.Limit + 1).ToListAsync(ct);
        return Page<InvitationView>.Of(
            found.ConvertAll(InvitationView.Of), request.Limit, last => Cursors.Of(last.Id));
    }
}
