using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Secrets;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.SecondFactors;

/// <summary>
/// Sends codes and checks proofs, the same for signing in and for a step-up. A proof is used up before anything is done
/// with it: whoever fails after that asks for another, and nobody uses one twice.
/// </summary>
internal sealed class SecondFactorProofs(
    FintechDb db, PersonFactors factors, OneTimeCodes codes, TotpCodes totp, RecoveryCodes recovery,
    Passkeys.PasskeyCeremony passkeys, TryCounts tries, KnownDevices devices, SecretBox box, UnitOfWork work,
    Changes changes, IdentityMails mails, IdentityTexts texts)
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15), ForAll = TimeSpan.FromMinutes(1), Forgotten = TimeSpan.FromHours(1);

    /// <summary>Sends a new code, which alone is good from now on.</summary>
    public async Task<Result<SentCodeView>> Send(
        SliceRules rules, ProofPlace place, Person person, FactorMethod method, CancellationToken ct)
    {
        var offered = (await factors.Methods(person, ct)).FirstOrDefault(m => m.Method == method);
        if (offered is null || method is not (FactorMethod.Email or FactorMethod.Sms)) return new FactorNotAvailable();
        var number = method is FactorMethod.Sms ? await Number(person.Id, ct) : null;
        if (await codes.MaySend(person.Id, method, number, ct) is { } wait) return wait;
        return await work.Finish<SentCodeView>(rules, _ =>
        {
            var (code, expires) = codes.Add(place, method);
            if (number is null) mails.Code(person.Email!, code, place.Purpose);
            else texts.Code(number, code, place.Purpose);
            changes.Subject = new Contracts.PersonId(person.Id).ToString();
            return Task.FromResult<Result<SentCodeView>>(new SentCodeView(method, offered.Hint!, expires));
        }, ct);
    }

    /// <summary>Null when the proof was right; it is used up then.</summary>
    public async Task<Error?> Refusal(ProofPlace place, Person person, IProof proof, CancellationToken ct)
    {
        if ((await factors.Methods(person, ct)).All(m => m.Method != proof.Method)) return new FactorNotAvailable();
        // Whoever guesses elsewhere must not make the owner wait in a browser that is known. Whoever makes browsers known
        // with a stolen password is slowed by the count of all of them, which never keeps the owner waiting for long.
        var device = await devices.Find(person.Id, ct);
        var (here, everywhere) = ($"prove {person.Id} {device?.Id.ToString() ?? "elsewhere"}", $"prove {person.Id}");
        var wait = await tries.Try(here, free: 10, Longest, Forgotten, ct)
            ?? await tries.Try(everywhere, free: 30, ForAll, Forgotten, ct);
        if (wait is not null) return new TooManyRequests { RetryAfter = wait };
        var isRight = proof.Method switch
        {
            FactorMethod.Email or FactorMethod.Sms => await codes.Consume(place, proof.Method, proof.Code!, ct),
            FactorMethod.Totp => await totp.Consume(await One(person.Id, FactorMethod.Totp, ct), proof.Code!, ct),
            FactorMethod.RecoveryCode => await UseRecovery(person, proof.Code!, ct),
            FactorMethod.Passkey => (await passkeys.Prove(
                place.Purpose is CodePurpose.StepUp ? Passkeys.PasskeyPurpose.StepUp : Passkeys.PasskeyPurpose.SecondFactor,
                place.PersonId, place.ContextId, proof.ChallengeId!.Value, proof.Credential!, ct)).Error is null,
        };
        if (!isRight) return new FactorRefused();
        await tries.Succeeded(here, ct);
        await tries.Succeeded(everywhere, ct);
        return null;
    }

    async Task<bool> UseRecovery(Person person, string code, CancellationToken ct)
    {
        if (!await recovery.Consume(person.Id, code, ct)) return false;
        var left = await recovery.Left(person.Id, ct);
        await work.Finish<bool>(SliceRules.Of(typeof(UseRecoveryCode)), _ =>
        {
            mails.RecoveryCodeUsed(person.Email!, left);
            changes.Subject = new Contracts.PersonId(person.Id).ToString();
            return Task.FromResult<Result<bool>>(true);
        }, ct);
        return true;
    }

    sealed record UseRecoveryCode; // names the audit entry

    async Task<string> Number(Guid personId, CancellationToken ct) =>
        box.OpenText((await One(personId, FactorMethod.Sms, ct)).Sealed!, Factor.SecretPurpose);

    Task<Factor> One(Guid personId, FactorMethod method, CancellationToken ct) => db.Set<Factor>().AsNoTracking()
        .SingleAsync(f => f.PersonId == personId && f.Method == method && f.ConfirmedAt != null, ct);
}
