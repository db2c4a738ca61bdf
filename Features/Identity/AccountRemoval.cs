using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Exports;
using Fintech.Features.Identity.Passkeys;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fintech.Features.Identity;

/// <summary>Takes everything from an account in the running unit of work, until only its anonymous row is left.</summary>
internal sealed class AccountRemoval(FintechDb db, PersonRemains remains, IdempotencyStore answers)
{
    public async Task Apply(DataOwner owner, CancellationToken ct)
    {
        var id = owner.PersonId;
        await db.Set<Session>().Where(x => x.PersonId == id).ExecuteDeleteAsync(ct);
        await db.Set<Device>().Where(x => x.PersonId == id).ExecuteDeleteAsync(ct);
        await db.Set<SignInRecord>().Where(x => x.PersonId == id).ExecuteDeleteAsync(ct);
        await db.Set<Factor>().Where(x => x.PersonId == id).ExecuteDeleteAsync(ct);
        await db.Set<RecoveryCode>().Where(x => x.PersonId == id).ExecuteDeleteAsync(ct);
        await db.Set<OneTimeCode>().Where(x => x.PersonId == id).ExecuteDeleteAsync(ct);
        await db.Set<PendingSignIn>().Where(x => x.PersonId == id).ExecuteDeleteAsync(ct);
        await db.Set<PasskeyChallenge>().Where(x => x.PersonId == id).ExecuteDeleteAsync(ct);
        await db.Set<MailedToken>().Where(x => x.PersonId == id).ExecuteDeleteAsync(ct);
        await db.Set<DataExport>().Where(x => x.PersonId == id).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserPasskey<Guid>>().Where(x => x.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserClaim<Guid>>().Where(x => x.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserLogin<Guid>>().Where(x => x.UserId == id).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserToken<Guid>>().Where(x => x.UserId == id).ExecuteDeleteAsync(ct);
        await answers.Forget(
            [id, .. owner.Places.Select(p => p.Workspace.Value), .. owner.Environments.Select(e => e.Value)],
            (NpgsqlConnection)db.Database.GetDbConnection(), ct);
        await remains.Anonymize(await db.Set<Person>().SingleAsync(p => p.Id == id, ct), ct);
    }
}
