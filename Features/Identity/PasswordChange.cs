using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity;

/// <summary>
/// Puts a new password in place of the old one in the running unit of work, and ends what was trusted because of the old
/// one: sessions, half-done sign-ins, trusted browsers and mailed links. Factors stay as they are.
/// </summary>
internal sealed class PasswordChange(
    FintechDb db, Sessions sessions, SecurityChange security, MailedTokens tokens, IdentityMails mails)
{
    /// <param name="person">As read before: of many changes at once the first one finds its password still there.</param>
    /// <param name="keeping">The session that changes it, if one does.</param>
    /// <returns>False when another password took the place of the old one meanwhile; nothing is changed then.</returns>
    public async Task<bool> Apply(Person person, string hash, Guid? keeping, CancellationToken ct)
    {
        var changed = await db.Set<Person>().Where(p => p.Id == person.Id && p.PasswordHash == person.PasswordHash)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.PasswordHash, hash), ct);
        if (changed == 0) return false;
        await security.Apply(person.Id, ct);
        await sessions.EndAll(person.Id, except: keeping, ct);
        await tokens.EndAll(person.Id, MailPurpose.ResetPassword, ct);
        mails.PasswordChanged(person.Email!);
        return true;
    }
}
