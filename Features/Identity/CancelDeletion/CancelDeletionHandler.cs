using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.CancelDeletion;

/// <summary>No step-up: to keep an account must be easier than to lose it.</summary>
[Audience(Audience.Person)]
[Level(Level.Person)]
[Writes]
public sealed record CancelDeletionRequest;

internal sealed class CancelDeletionHandler(FintechDb db, AccountMails mails, Caller caller, Changes changes)
    : IHandler<CancelDeletionRequest, DeletionView>
{
    public async Task<Result<DeletionView>> Handle(CancelDeletionRequest request, CancellationToken ct)
    {
        await db.LockPerson(caller.PersonId!.Value, ct);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == caller.PersonId, ct);
        changes.Subject = caller.Id;
        // Once it has begun there is no way back; this request was on its way when the session ended.
        if (person.DeletedAt is not null) return new CredentialRequired();
        if (person.DeletesAt is not null) mails.DeletionCancelled(person.Email!);
        person.DeletesAt = null;
        return new DeletionView(null);
    }
}
