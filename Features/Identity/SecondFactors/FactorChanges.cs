using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.SecondFactors;

/// <summary>
/// What follows when a factor comes or goes, in the running unit of work: half-done sign-ins end, no browser is trusted
/// any more, the owner is told, and the first factor brings recovery codes.
/// </summary>
internal sealed class FactorChanges(
    FintechDb db, PersonFactors factors, RecoveryCodes recovery, SecurityChange security, IdentityMails mails,
    Changes changes)
{
    /// <summary>Makes the changes of one person's factors wait for each other.</summary>
    public async Task<Person> Lock(Guid personId, CancellationToken ct)
    {
        await db.LockPerson(personId, ct);
        return await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == personId, ct);
    }

    /// <param name="factor">Confirmed, and added to the context or tracked by it.</param>
    public async Task<FactorAddedView> Added(Person person, Factor factor, CancellationToken ct)
    {
        var isFirst = (await factors.Of(person.Id, ct)).Count == 0;
        await db.Set<Person>().Where(p => p.Id == person.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.HasSecondFactor, true), ct);
        await security.Apply(person.Id, ct);
        mails.FactorAdded(person.Email!, factor);
        changes.Subject = factor.Id.ToString();
        return new(FactorView.Of(factor, person.PreferredMethod),
            isFirst ? await recovery.Replace(person.Id, ct) : null);
    }

    /// <summary>Takes a confirmed factor away; with the last one the recovery codes go.</summary>
    public async Task Removed(Person person, Factor factor, CancellationToken ct)
    {
        await db.Set<Factor>().Where(f => f.Id == factor.Id).ExecuteDeleteAsync(ct);
        var left = await factors.Of(person.Id, ct);
        var preferred = left.Exists(f => f.Method == person.PreferredMethod) ? person.PreferredMethod : null;
        await db.Set<Person>().Where(p => p.Id == person.Id).ExecuteUpdateAsync(s => s
            .SetProperty(p => p.HasSecondFactor, left.Count > 0).SetProperty(p => p.PreferredMethod, preferred), ct);
        if (left.Count == 0) await db.Set<RecoveryCode>().Where(c => c.PersonId == person.Id).ExecuteDeleteAsync(ct);
        await security.Apply(person.Id, ct);
        mails.FactorRemoved(person.Email!, factor);
        changes.Subject = factor.Id.ToString();
    }
}
