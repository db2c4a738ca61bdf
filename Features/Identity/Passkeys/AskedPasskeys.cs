using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.Passkeys;

/// <summary>Asks somebody who is known for one of their own passkeys, in the running unit of work.</summary>
internal sealed class AskedPasskeys(FintechDb db, PersonFactors factors, PasskeyCeremony ceremony, Changes changes)
{
    public async Task<Result<PasskeyChallengeView>> Begin(
        PasskeyPurpose purpose, Guid personId, Guid contextId, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == personId, ct);
        if ((await factors.Of(personId, ct)).TrueForAll(f => f.Method is not FactorMethod.Passkey))
            return new FactorNotAvailable();
        changes.Subject = new PersonId(personId).ToString();
        return await ceremony.Begin(purpose, person, contextId, ct);
    }
}
