using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Passkeys;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Features.Identity.SignIn;
using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.FinishSignIn;

[Audience(Audience.Pending)]
[Level(Level.Nothing)]
[Writes(Idempotency.None)]
public sealed record FinishSignInRequest(
    [property: Example("email")] FactorMethod Method,
    [property: Description(ProofRules.CodeWords), Secret] string? Code = null,
    [property: Description("Which passkey challenge is answered")] PasskeyChallengeId? ChallengeId = null,
    [property: Description(ProofRules.CredentialWords), Secret] string? Credential = null,
    [property: Description("Leave the second factor out in this browser for 30 days")] bool TrustDevice = false) : IProof;

sealed class FinishSignInValidator : AbstractValidator<FinishSignInRequest>
{
    public FinishSignInValidator() => this.Proof();
}

/// <remarks>
/// The proof is used up first, then the half-done sign-in in the transaction that begins the session: of many at once
/// one gets in. Five wrong proofs end it, and the password is asked for again.
/// </remarks>
internal sealed class FinishSignInHandler(
    FintechDb db, SecondFactorProofs proofs, PendingSignIns pendings, SignInCompletion completion, SignInHistory history,
    UnitOfWork work, CallerSlot slot, AuditLog audit) : IHandler<FinishSignInRequest, SignInView>, IOwnTransactions
{
    static readonly SliceRules Rules = SliceRules<FinishSignInRequest>.Rules;

    public async Task<Result<SignInView>> Handle(FinishSignInRequest request, CancellationToken ct)
    {
        var pending = await pendings.Find(slot.Pending!.Id, ct);
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == pending.PersonId, ct);
        var place = new ProofPlace(CodePurpose.SignIn, pending.Id, person.Id);
        if (await pendings.Try(pending.Id, ct) is not { } left) return new SignInNotBegun();
        if (await proofs.Refusal(place, person, request, ct) is { } refusal)
            return await Refuse(pending, refusal, left, ct);
        // Trust is for those who would be asked again; mail to an unfamiliar place is not a factor of their own.
        var arrival = new Arrival(FirstFactor.Password, request.Method,
            TrustDevice: request.TrustDevice && person.HasSecondFactor, IsUnfamiliar: pending.IsUnfamiliar);
        return await work.Finish<SignInView>(Rules, async token => await pendings.Finish(pending.Id, token)
            ? await completion.Complete(person, arrival, token)
            : new SignInNotBegun(), ct);
    }

    async Task<Result<SignInView>> Refuse(PendingSignIn pending, Error refusal, int left, CancellationToken ct)
    {
        if (refusal is not FactorRefused)
        {
            await pendings.TakeBack(pending.Id, ct);
            return refusal;
        }
        await history.Failed(pending.PersonId, SignInOutcome.WrongFactor, ct);
        await audit.Write(Rules.Name, refusal.Code, new PersonId(pending.PersonId).ToString(), Caller.Anonymous, ct);
        return left > 0 ? refusal : new SignInNotBegun();
    }
}
