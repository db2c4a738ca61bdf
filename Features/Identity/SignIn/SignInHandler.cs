using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Identity.SignIn;

[Audience(Audience.Anyone)]
[Level(Level.Nothing)]
[Writes(Idempotency.None)]
public sealed record SignInRequest(
    [property: Example("ada@example.com")] string Email,
    [property: Description("The account's password"), Secret] string Password);

sealed class SignInValidator : AbstractValidator<SignInRequest>
{
    public SignInValidator()
    {
        RuleFor(r => r.Email).Email();
        RuleFor(r => r.Password).GivenPassword();
    }
}

/// <remarks>
/// An unknown person costs one hash like a known one, and every refusal reads the same. Only who knows the password
/// of an unconfirmed account is mailed the link again, as seldom as who registers, and only who knows it is told that an
/// account is locked. Whoever has a second factor, or comes from an unfamiliar place in an unknown browser, is half-way in after this.
/// </remarks>
internal sealed class SignInHandler(
    Passwords passwords, Accounts accounts, MailedTokens tokens, IdentityMails mails, ConfirmationMails links,
    SignInPolicy policy, KnownDevices devices, SignInHistory history, PersonFactors factors, PendingSignIns pendings,
    SignInCompletion completion, UnitOfWork work, Changes changes, AuditLog audit)
    : IHandler<SignInRequest, SignInView>, IOwnTransactions
{
    static readonly SliceRules Rules = SliceRules<SignInRequest>.Rules;

    public async Task<Result<SignInView>> Handle(SignInRequest request, CancellationToken ct)
    {
        var person = await accounts.Find(request.Email, ct);
        if (await passwords.Verify(person?.PasswordHash, request.Password, ct) is not { } isRight) return Busy.Now;
        if (person is null or { DeletedAt: not null } || !isRight)
            return await Refuse(person, SignInOutcome.WrongPassword, new SignInRefused(), ct);
        policy.Succeeded(request);
        if (!person.EmailConfirmed)
        {
            if (links.Wait(request.Email) is null)
                await work.Finish(Rules with { Name = "resend_confirmation" }, _ => Task.FromResult(Remind(person)), ct);
            return await Refuse(person, SignInOutcome.WrongPassword, new SignInRefused(), ct);
        }
        if (person.LockedAt is not null) return await Refuse(person, SignInOutcome.Locked, new AccountLocked(), ct);
        var device = await devices.Find(person.Id, ct);
        var unfamiliar = await history.IsUnfamiliar(person.Id, device, ct);
        var trusted = !unfamiliar && device?.IsTrusted(person, DateTimeOffset.UtcNow) is true;
        return unfamiliar || (person.HasSecondFactor && !trusted)
            ? await work.Finish(Rules with { Name = "begin_sign_in" }, token => Ask(person, device, unfamiliar, token), ct)
            : await work.Finish<SignInView>(Rules, async token => await completion.Complete(
                person, new(FirstFactor.Password, ByTrust: person.HasSecondFactor), token), ct);
    }

    async Task<Result<SignInView>> Ask(Person person, Device? device, bool unfamiliar, CancellationToken ct)
    {
        var (token, pending) = pendings.Begin(person, device?.Id, unfamiliar);
        changes.Subject = new PersonId(person.Id).ToString();
        return new SignInView(SignInStatus.SecondFactorRequired, null, await factors.Needed(person, pending, ct))
        {
            PendingToken = token,
        };
    }

    Result<bool> Remind(Person person)
    {
        mails.ConfirmEmail(
            person.Email!, tokens.Add(MailPurpose.ConfirmEmail, person.Id, person.PasswordHash, person.Name));
        changes.Subject = new PersonId(person.Id).ToString();
        return true;
    }

    async Task<Result<SignInView>> Refuse(Person? person, SignInOutcome outcome, Error error, CancellationToken ct)
    {
        var subject = person is null ? null : new PersonId(person.Id).ToString();
        await history.Failed(person?.Id, outcome, ct);
        await audit.Write(Rules.Name, error.Code, subject, Caller.Anonymous, ct);
        return error;
    }
}
