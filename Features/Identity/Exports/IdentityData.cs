using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.Exports;

/// <summary>The account itself: who it is, how they sign in, where they did, and what they did.</summary>
internal sealed class IdentityData(FintechDb db, AccountRemoval removal) : IPersonalData
{
    public string Name => "account";

    public async Task Export(DataOwner owner, ExportArchive archive, CancellationToken ct)
    {
        var id = owner.PersonId;
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == id, ct);
        await archive.Add("account/profile", new
        {
            Id = new PersonId(id), person.Email, person.Name, person.CreatedAt, Operator = person.IsOperator, person.Profile,
            person.HasSecondFactor, person.PreferredMethod, person.LockedAt, person.DeletesAt,
        }, ct);
        await archive.Add("account/sessions", Of<Session>(s => s.PersonId == id).OrderBy(s => s.Id).Select(s => new
        {
            s.Id, s.CreatedAt, s.LastSeenAt, s.AuthTime, s.StepUpAt, s.ExpiresAt, s.EndedAt, s.Address, s.UserAgent,
        }).AsAsyncEnumerable(), ct);
        await archive.Add("account/devices", Of<Device>(d => d.PersonId == id).OrderBy(d => d.Id).Select(d => new
        {
            d.Id, d.Name, d.Address, d.TrustedUntil, d.CreatedAt, d.LastSeenAt,
        }).AsAsyncEnumerable(), ct);
        await archive.Add("account/sign_ins", Of<SignInRecord>(r => r.PersonId == id).OrderBy(r => r.Id)
            .Select(r => SignInRecordView.Of(r)).AsAsyncEnumerable(), ct);
        await archive.Add("account/second_factors", Of<Factor>(f => f.PersonId == id && f.ConfirmedAt != null)
            .OrderBy(f => f.Id).Select(f => new { f.Id, f.Method, f.Label, f.Hint, f.CreatedAt, f.ConfirmedAt, f.LastUsedAt })
            .AsAsyncEnumerable(), ct);
        await archive.Add("account/activity", Audited(new PersonId(id).ToString()), ct);
    }

    public Task Erase(DataOwner owner, CancellationToken ct) => removal.Apply(owner, ct);

    IQueryable<T> Of<T>(System.Linq.Expressions.Expression<Func<T, bool>> mine) where T : class =>
        db.Set<T>().AsNoTracking().Where(mine);

    // What they did themselves, or by a key; and what was done with a link that was mailed to them. What others did to the
    // account names those others. No index serves this: it is asked for three times a day by one person at most.
    IAsyncEnumerable<AuditEntry> Audited(string person) => db.Set<AuditEntry>().FromSql($"""
        select * from audit_entries where actor ->> 'id' = {person} or actor ->> 'on_behalf_of' = {person}
            or (subject = {person} and actor ->> 'kind' = 'anonymous')
        """).AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable();
}
