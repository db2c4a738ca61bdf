using Fintech.Features.Identity.Contracts;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.DeletePerson;

/// <summary>Ends an account whose waiting period is over; for jobs alone.</summary>
[Level(Level.Person)]
[Writes(Idempotency.None)]
public sealed record DeletePersonRequest(PersonId Id);

/// <remarks>
/// Three steps. The account is closed, and from then on nobody gets in: this also takes the time that the work may need,
/// after which the sweep finds it again. Then, in no transaction, access at providers is ended and shared workspaces are
/// left; whatever refuses is tried again from there. At last everything is erased in one transaction.
/// </remarks>
internal sealed class DeletePersonHandler(
    FintechDb db, IEnumerable<IPersonalData> parts, OwnPlaces places, AccountMails mails, Sessions sessions,
    MailedTokens tokens, UnitOfWork work, TimeProvider clock, Changes changes) : IHandler<DeletePersonRequest, DeletionView>, IOwnTransactions
{
    static readonly SliceRules Rules = SliceRules<DeletePersonRequest>.Rules;

    /// <summary>After so long without an end, whoever did the work is taken for lost.</summary>
    internal static readonly TimeSpan TryLasts = TimeSpan.FromMinutes(10);

    public async Task<Result<DeletionView>> Handle(DeletePersonRequest request, CancellationToken ct)
    {
        var begun = await work.Finish(Rules with { Name = "begin_deletion" }, token => Begin(request.Id, token), ct);
        if (begun.Error is { } refusal) return refusal;
        if (!begun.Value!.IsBegun) return new DeletionView(null);
        var owner = begun.Value.Owner!;
        foreach (var part in parts)
            if (await part.Release(owner, ct) is { } unreleased) return unreleased;
        return await work.Finish(Rules, token => Erase(owner, token), ct);
    }

    sealed record Begun(bool IsBegun, DataOwner? Owner);

    async Task<Result<Begun>> Begin(PersonId id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.LockPerson(id.Value, ct);
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == id.Value && p.DeletesAt <= now, ct);
        if (person is null) return new DeletionNotDue();
        changes.Subject = id.ToString();
        if (person.DeletedAt is null && await places.LeftWithoutOwnerBy(person.Id, ct) is { Count: > 0 })
        {
            person.DeletesAt = null;
            mails.DeletionPutOff(person.Email!);
            return new Begun(false, null);
        }
        person.DeletedAt ??= now;
        person.DeletesAt = now + TryLasts;
        person.PasswordHash = null;
        await tokens.EndAll(person.Id, MailPurpose.ResetPassword, ct);
        await sessions.EndAll(person.Id, except: null, ct);
        changes.AfterCommit(services => services.GetRequiredService<KeyRing>().Forget(person.Id));
        return new Begun(true, new(person.Id, person.Email!, person.Name, await places.LeftEmptyBy(person.Id, ct)));
    }

    async Task<Result<DeletionView>> Erase(DataOwner owner, CancellationToken ct)
    {
        await db.LockPerson(owner.PersonId, ct);
        // Whoever thought this worker lost may have come first.
        if (!await db.Set<Person>().AnyAsync(p => p.Id == owner.PersonId && p.DeletesAt != null && p.Email == owner.Email, ct))
            return new DeletionNotDue();
        foreach (var part in parts) await part.Erase(owner, ct);
        mails.AccountDeleted(owner.Email);
        changes.Subject = new PersonId(owner.PersonId).ToString();
        return new DeletionView(null);
    }
}
