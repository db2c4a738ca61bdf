using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Workspaces;

/// <summary>Finds invitations by what their mailed links hold, of which only the HMAC is kept.</summary>
internal sealed class InvitationLinks(FintechDb db, Peppers peppers)
{
    const string Pepper = "invitations";

    public byte[] Hash(string token) => peppers.Hash(Pepper, token);

    /// <summary>The open invitation of a link, in whatever workspace; the link is its holder's right to see it.</summary>
    public async Task<Invitation?> Find(string token, CancellationToken ct)
    {
        var hash = Hash(token);
        var found = await db.Set<Invitation>().IgnoreQueryFilters([FintechDb.WorkspaceFilter]).AsNoTracking()
            .SingleOrDefaultAsync(i => i.TokenHash == hash, ct);
        return found is { IsOpen: true } ? found : null;
    }
}

static class OpenInvitations
{
    public static IQueryable<Invitation> Open(this IQueryable<Invitation> invitations)
    {
        var now = DateTimeOffset.UtcNow;
        return invitations.Where(i => i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now);
    }
}
