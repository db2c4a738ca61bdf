using System.ComponentModel;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.RemoveFactor;

[Audience(Audience.Person)]
[Level(Level.Person)]
[StepUp]
[Writes]
public sealed record RemoveFactorRequest([property: Description("Which factor, such as fac_01k…")] FactorId Id);

internal sealed class RemoveFactorHandler(
    FintechDb db, FactorChanges factors, PersonFactors mine, FactorDemand demand, Passkeys.PasskeyCeremony passkeys,
    Caller caller) : IHandler<RemoveFactorRequest, FactorView>
{
    public async Task<Result<FactorView>> Handle(RemoveFactorRequest request, CancellationToken ct)
    {
        var person = await factors.Lock(caller.PersonId!.Value, ct);
        var factor = await db.Set<Factor>().AsNoTracking()
            .SingleOrDefaultAsync(f => f.Id == request.Id && f.PersonId == person.Id && f.ConfirmedAt != null, ct);
        if (factor is null) return new FactorNotFound(request.Id);
        if ((await mine.Of(person.Id, ct)).Count == 1 && await demand.IsOn(person, ct)) return new LastFactorRequired();
        if (factor.CredentialId is { } credential) await passkeys.Remove(person.Id, credential, ct);
        await factors.Removed(person, factor, ct);
        return FactorView.Of(factor, person.PreferredMethod);
    }
}
