using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Passkeys;
using Fintech.Features.Identity.SignIn;
using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.PasskeySignIn;

[Audience(Audience.Anyone)]
[Level(Level.Nothing)]
[Writes(Idempotency.None)]
public sealed record PasskeySignInRequest(
    [property: Description("Which challenge is answered, such as chl_01k…")] PasskeyChallengeId ChallengeId,
    [property: Description("What the authenticator answered, as JSON text (PublicKeyCredential.toJSON)"), Secret]
    string Credential);

sealed class PasskeySignInValidator : AbstractValidator<PasskeySignInRequest>
{
    public PasskeySignInValidator() => RuleFor(r => r.Credential).PasskeyAnswer();
}

/// <remarks>
/// The authenticator has checked its owner (by finger, face or PIN), so a passkey is both factors: what they have and
/// what they are or know. Only who has proved it is told that the account is locked.
/// </remarks>
internal sealed class PasskeySignInHandler(
    FintechDb db, PasskeyCeremony ceremony, PasskeyLimits limits, KnownDevices devices, SignInHistory history,
    SignInCompletion completion, UnitOfWork work, AuditLog audit)
    : IHandler<PasskeySignInRequest, SignInView>, IOwnTransactions
{
    static readonly SliceRules Rules = SliceRules<PasskeySignInRequest>.Rules;

    public async Task<Result<SignInView>> Handle(PasskeySignInRequest request, CancellationToken ct)
    {
        var proof = await ceremony.Prove(
            PasskeyPurpose.SignIn, null, Guid.Empty, request.ChallengeId, request.Credential, ct);
        if (proof.Error is not null) return await Refuse(null, new PasskeySignInRefused(), ct);
        limits.Succeeded();
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == proof.Value!.PersonId, ct);
        // Without a password its owner has closed the account to everybody, and only the mailbox opens it again.
        if (person.DeletedAt is not null || !person.EmailConfirmed || person.PasswordHash is null)
            return await Refuse(person, new PasskeySignInRefused(), ct);
        if (person.LockedAt is not null)
        {
            await history.Failed(person.Id, SignInOutcome.Locked, ct, FirstFactor.Passkey);
            return await Refuse(person, new AccountLocked(), ct);
        }
        var device = await devices.Find(person.Id, ct);
        var arrival = new Arrival(
            FirstFactor.Passkey, IsUnfamiliar: await history.IsUnfamiliar(person.Id, device, ct));
        return await work.Finish<SignInView>(
            Rules, async token => await completion.Complete(person, arrival, token), ct);
    }

    async Task<Result<SignInView>> Refuse(Person? person, Error error, CancellationToken ct)
    {
        var subject = person is null ? null : new PersonId(person.Id).ToString();
        await audit.Write(Rules.Name, error.Code, subject, Caller.Anonymous, ct);
        return error;
    }
}
