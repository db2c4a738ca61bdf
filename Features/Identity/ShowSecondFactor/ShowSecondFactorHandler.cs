using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.ShowSecondFactor;

[Audience(Audience.Pending)]
[Level(Level.Nothing)]
public sealed record ShowSecondFactorRequest;

internal sealed class ShowSecondFactorHandler(FintechDb db, PendingSignIns pendings, PersonFactors factors, CallerSlot slot)
    : IHandler<ShowSecondFactorRequest, SecondFactorView>
{
    public async Task<Result<SecondFactorView>> Handle(ShowSecondFactorRequest request, CancellationToken ct)
    {
        var pending = await pendings.Find(slot.Pending!.Id, ct);
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == pending.PersonId, ct);
        return await factors.Needed(person, pending, ct);
    }
}
