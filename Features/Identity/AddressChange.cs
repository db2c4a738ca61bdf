using Fintech.Features.Identity.SecondFactors;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity;

/// <summary>
/// Puts a proven address in place of the old one in the running unit of work, tells both, and ends what the old one could
/// still open: other sessions, half-done sign-ins, trusted browsers, mailed links and codes.
/// </summary>
internal sealed class AddressChange(
    FintechDb db, Accounts accounts, Sessions sessions, SecurityChange security, MailedTokens tokens, AccountMails mails,
    PersonalWorkspace workspaces, ClientContext client, TimeProvider clock)
{
    public async Task Apply(Person person, string email, CancellationToken ct)
    {
        var (former, now) = (person.Email!, clock.GetUtcNow());
        await Put(person, email, ct);
        await security.Apply(person.Id, ct);
        // The browser at hand goes on if it is this person's own; the link alone says nothing about it.
        var kept = client.Session?.PersonId == person.Id ? client.Session.Id : (Guid?)null;
        await sessions.EndAll(person.Id, except: kept, ct);
        await tokens.EndAll(person.Id, MailPurpose.ResetPassword, ct);
        await db.Set<OneTimeCode>().Where(c => c.PersonId == person.Id && c.ConsumedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.ConsumedAt, now), ct);
        mails.EmailChanged(former, email, tokens.Add(MailPurpose.NotMe, person.Id, email: former));
    }

    /// <summary>
    /// The former mailbox says that the change was not its owner's doing, within the time of its link: the account has its
    /// address again, unless somebody else has it by now.
    /// </summary>
    /// <returns>Where mail for the person goes now.</returns>
    public async Task<string> Restore(MailedToken objection, CancellationToken ct)
    {
        await db.LockPerson(objection.PersonId!.Value, ct);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == objection.PersonId, ct);
        if (objection.Email is { } former && await accounts.Find(former, ct) is null) await Put(person, former, ct);
        return person.Email!;
    }

    async Task Put(Person person, string email, CancellationToken ct)
    {
        var former = person.Email!;
        person.Email = person.UserName = email;
        person.NormalizedEmail = person.NormalizedUserName = EmailRules.Normalize(email);
        person.ConcurrencyStamp = Guid.NewGuid().ToString();
        await db.SaveChangesAsync(ct); // the unique index has the last word, before anything else is touched
        await workspaces.Follow(person.Id, (person.Name, former), (person.Name, email), ct);
    }
}
