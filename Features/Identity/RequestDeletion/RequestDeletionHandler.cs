using Fintech.Features.Identity.Operators;
using Fintech.Features.Workspaces.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.RequestDeletion;

[Audience(Audience.Person)]
[Level(Level.Person)]
[StepUp]
[Writes]
public sealed record RequestDeletionRequest;

/// <summary>Nothing changes until the waiting period is over; asking again does not prolong it.</summary>
internal sealed class RequestDeletionHandler(
    FintechDb db, OperatedAccounts accounts, OwnPlaces places, AccountMails mails, Caller caller, TimeProvider clock, Changes changes)
    : IHandler<RequestDeletionRequest, DeletionView>
{
    public async Task<Result<DeletionView>> Handle(RequestDeletionRequest request, CancellationToken ct)
    {
        var id = caller.PersonId!.Value;
        await db.LockPerson(id, ct);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == id, ct);
        if (await accounts.IsLastOperator(person, ct)) return new LastOperator();
        if (await places.LeftWithoutOwnerBy(id, ct) is { Count: > 0 } owned) return new OwnsWorkspaces(string.Join(", ", owned));
        changes.Subject = caller.Id;
        if (person.DeletesAt is not null) return new DeletionView(person.DeletesAt);
        person.DeletesAt = clock.GetUtcNow() + Person.DeletionWaits;
        mails.DeletionAsked(person.Email!, person.DeletesAt.Value);
        return new DeletionView(person.DeletesAt);
    }
}
