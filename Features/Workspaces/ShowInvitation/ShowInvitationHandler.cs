using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces.ShowInvitation;

/// <summary>A POST, because what the link holds must not stand in an address that is logged.</summary>
[Audience(Audience.Anyone)]
[Level(Level.Nothing)]
[Writes(Idempotency.None)]
public sealed record ShowInvitationRequest([property: Description("What the mailed link holds"), Secret] string Token);

sealed class ShowInvitationValidator : AbstractValidator<ShowInvitationRequest>
{
    public ShowInvitationValidator() => RuleFor(r => r.Token).Length(1, 100);
}

internal sealed class ShowInvitationHandler(FintechDb db, InvitationLinks links, PeopleCards people, Changes changes)
    : IHandler<ShowInvitationRequest, OfferView>
{
    public async Task<Result<OfferView>> Handle(ShowInvitationRequest request, CancellationToken ct)
    {
        if (await links.Find(request.Token, ct) is not { } invitation) return new InvitationInvalid();
        var workspace = await db.Set<Workspace>().AsNoTracking().SingleAsync(w => w.Id == invitation.WorkspaceId, ct);
        var inviter = await people.Of(invitation.InvitedBy, ct);
        changes.Subject = invitation.Id.ToString();
        return new OfferView(
            workspace.Name, $"{inviter.Name} ({inviter.Email})", invitation.Email, invitation.Role, invitation.ExpiresAt);
    }
}
