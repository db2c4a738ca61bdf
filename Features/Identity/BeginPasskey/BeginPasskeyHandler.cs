using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Passkeys;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.BeginPasskey;

[Audience(Audience.Person)]
[Level(Level.Person)]
[StepUp]
[Writes(Idempotency.None)]
public sealed record BeginPasskeyRequest;

internal sealed class BeginPasskeyHandler(
    FintechDb db, PasskeyCeremony ceremony, Enrolments enrolments, Caller caller, ClientContext client, Changes changes)
    : IHandler<BeginPasskeyRequest, PasskeyChallengeView>
{
    public async Task<Result<PasskeyChallengeView>> Handle(BeginPasskeyRequest request, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == caller.PersonId, ct);
        if (await enrolments.MayAdd(person.Id, FactorMethod.Passkey, ct) is { } refusal) return refusal;
        changes.Subject = new PersonId(person.Id).ToString();
        return await ceremony.Begin(PasskeyPurpose.Add, person, client.Session!.Id, ct);
    }
}
