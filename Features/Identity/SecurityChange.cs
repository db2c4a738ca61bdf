using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity;

/// <summary>
/// What every change of a password, an address or a factor does in the running unit of work: the person's security stamp
/// moves on, so that half-done sign-ins end and no browser is trusted any more. A change of address that somebody else began
/// ends too.
/// </summary>
internal sealed class SecurityChange(FintechDb db, MailedTokens tokens)
{
    public async Task Apply(Guid personId, CancellationToken ct)
    {
        var stamp = Guid.NewGuid().ToString();
        await db.Set<Person>().Where(p => p.Id == personId)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.SecurityStamp, stamp), ct);
        await db.Set<Device>().Where(d => d.PersonId == personId && d.TrustedUntil != null)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.TrustedUntil, (DateTimeOffset?)null), ct);
        await tokens.EndAll(personId, MailPurpose.ChangeEmail, ct);
    }
}
