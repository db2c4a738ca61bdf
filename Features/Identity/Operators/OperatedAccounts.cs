using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.Operators;

/// <summary>Accounts as operators see them. One that was deleted is not there.</summary>
internal sealed class OperatedAccounts(FintechDb db, TimeProvider clock)
{
    public IQueryable<Person> All => db.Set<Person>().Where(p => p.DeletedAt == null);

    public Task<Person?> Find(PersonId id, CancellationToken ct) => All.SingleOrDefaultAsync(p => p.Id == id.Value, ct);

    /// <summary>Whether nobody would be left to run the platform without this person.</summary>
    public async Task<bool> IsLastOperator(Person person, CancellationToken ct) => person.IsOperator && !await All
        .AnyAsync(p => p.Id != person.Id && p.IsOperator && p.LockedAt == null && p.DeletesAt == null, ct);

    public async Task<AccountView> View(Person person, CancellationToken ct) => (await Views([person], ct))[0];

    /// <summary>Three statements for any number of people.</summary>
    public async Task<List<AccountView>> Views(IReadOnlyCollection<Person> people, CancellationToken ct)
    {
        var ids = people.Select(p => p.Id).ToList();
        var factors = await db.Set<Factor>().Where(f => ids.Contains(f.PersonId) && f.ConfirmedAt != null)
            .OrderBy(f => f.Id).Select(f => new { f.PersonId, f.Method }).ToListAsync(ct);
        var now = clock.GetUtcNow();
        var open = await db.Set<Session>().Open(now).Where(s => ids.Contains(s.PersonId))
            .GroupBy(s => s.PersonId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, ct);
        var last = await db.Set<Session>().Where(s => ids.Contains(s.PersonId)).GroupBy(s => s.PersonId)
            .Select(g => new { g.Key, At = g.Max(s => s.CreatedAt) }).ToDictionaryAsync(g => g.Key, ct);
        return
        [
            .. people.Select(p => new AccountView(
                new(p.Id), p.Email!, p.Name, p.CreatedAt, p.EmailConfirmed, p.LockedAt, p.LockReason, p.IsOperator,
                p.MustHaveSecondFactor, [.. factors.Where(f => f.PersonId == p.Id).Select(f => f.Method).Distinct()],
                open.GetValueOrDefault(p.Id)?.Count ?? 0, last.GetValueOrDefault(p.Id)?.At, p.DeletesAt)),
        ];
    }
}
