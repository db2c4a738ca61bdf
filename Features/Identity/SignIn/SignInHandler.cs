using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
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
/// of an unconfirmed account is mailed the link again.
/// </remarks>
internal sealed class SignInHandler(
    Passwords passwords, Accounts accounts, Sessions sessions, MailedTokens tokens, IdentityMails mails, Me me,
    SignInPolicy policy, UnitOfWork work, Changes changes, CallerSlot slot, AuditLog audit)
    : IHandler<SignInRequest, MeView>, IOwnTransactions
{
    static readonly SliceRules Rules = SliceRules<SignInRequest>.Rules;

    public async Task<Result<MeView>> Handle(SignInRequest request, CancellationToken ct)
    {
        var person = await accounts.Find(request.Email, ct);
        if (await passwords.Verify(person?.PasswordHash, request.Password, ct) is not { } isRight) return Busy.Now;
        if (person is null || !isRight) return await Refuse(person, ct);
        policy.Succeeded(request);
        if (person.EmailConfirmed) return await work.Finish(Rules, token => Begin(person, token), ct);
        await work.Finish(Rules with { Name = "resend_confirmation" }, _ => Task.FromResult(Remind(person)), ct);
        return await Refuse(person, ct);
    }

    async Task<Result<MeView>> Begin(Person person, CancellationToken ct)
    {
        var (token, session) = await sessions.Begin(person.Id, ct);
        var id = new PersonId(person.Id).ToString();
        slot.Fill(new Caller { Kind = CallerKind.User, Id = id, PersonId = person.Id, AuthTime = session.AuthTime });
        changes.Subject = session.Id.ToString();
        var view = await me.Read(person.Id, session.AuthTime, session.LastEnvironmentId, ct);
        return view with { Token = token };
    }

    Result<bool> Remind(Person person)
    {
        mails.ConfirmEmail(
            person.Email!, tokens.Add(MailPurpose.ConfirmEmail, person.Id, person.PasswordHash, person.Name));
        changes.Subject = new PersonId(person.Id).ToString();
        return true;
    }

    async Task<Result<MeView>> Refuse(Person? person, CancellationToken ct)
    {
        var error = new SignInRefused();
        var subject = person is null ? null : new PersonId(person.Id).ToString();
        await audit.Write(Rules.Name, error.Code, subject, Caller.Anonymous, ct);
        return error;
    }
}
