using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Events;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.Operators;

/// <summary>What operators' acts on an account have in common, in the running unit of work.</summary>
internal sealed class OperatorAct(
    FintechDb db, Caller caller, OperatedAccounts accounts, Sessions sessions, SecurityChange security, Changes changes)
{
    /// <summary>
    /// The account to act on. Acts that lock or demote wait for each other, so that two operators who lock each other at
    /// the same moment cannot both succeed: the second is none any more.
    /// </summary>
    public async Task<Result<Person>> Begin(PersonId id, bool againstThem, CancellationToken ct)
    {
        if (againstThem && await Refusal(id, ct) is { } refusal) return refusal;
        if (await accounts.Find(id, ct) is not { } person) return new PersonNotFound();
        changes.Subject = id.ToString();
        return person;
    }

    async Task<Error?> Refusal(PersonId id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"select 1 from people where is_operator order by id for no key update", ct);
        var acting = accounts.All.Where(p => p.IsOperator && p.LockedAt == null);
        if (!await acting.AnyAsync(p => p.Id == caller.PersonId, ct)) return new OperatorRequired();
        if (id.Value != caller.PersonId) return null;
        return await acting.CountAsync(ct) == 1 ? new LastOperator() : new OwnAccount();
    }

    /// <summary>Every browser is signed out, half-done sign-ins end, no browser is trusted, and open streams end.</summary>
    public async Task EndAccess(Person person, CancellationToken ct)
    {
        await sessions.EndAll(person.Id, except: null, ct);
        await security.Apply(person.Id, ct);
        var id = person.Id;
        changes.AfterCommit(services => services.GetRequiredService<KeyRing>().Forget(id));
        changes.AfterCommit(services => services.GetRequiredService<StreamEnds>().End(id));
    }

    /// <summary>As it is now, written or not.</summary>
    public Task<AccountView> View(Person person, CancellationToken ct) => accounts.View(person, ct);
}
