using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.StepUp;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.ChangePassword;

[Audience(Audience.Person)]
[Level(Level.Person)]
[StepUp]
[Writes(Idempotency.None)]
public sealed record ChangePasswordRequest(
    [property: Description("The password until now"), Secret] string CurrentPassword,
    [property: Description("12 to 128 characters of any kind"), Secret] string NewPassword);

sealed class ChangePasswordValidator : AbstractValidator<ChangePasswordRequest>
{
    public ChangePasswordValidator()
    {
        RuleFor(r => r.CurrentPassword).GivenPassword();
        RuleFor(r => r.NewPassword).NewPassword();
    }
}

/// <remarks>
/// It takes a second factor and the password until now; a wrong one counts as a guess. Every other session, every trusted
/// browser and every mailed link ends with the old password; this browser goes on under a new token.
/// </remarks>
internal sealed class ChangePasswordHandler(
    FintechDb db, Passwords passwords, PasswordChange change, Sessions sessions, PasswordGuesses guesses,
    ClientContext client, Caller caller, UnitOfWork work, Changes changes, AuditLog audit)
    : IHandler<ChangePasswordRequest, StepUpView>, IOwnTransactions
{
    static readonly SliceRules Rules = SliceRules<ChangePasswordRequest>.Rules;

    public async Task<Result<StepUpView>> Handle(ChangePasswordRequest request, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == caller.PersonId, ct);
        if (await passwords.Verify(person.PasswordHash, request.CurrentPassword, ct) is not { } isRight) return Busy.Now;
        if (!isRight) return await Refuse(ct);
        guesses.Succeeded();
        if (PasswordRules.Fault(request.NewPassword, person.Email!, person.Name) is { } fault)
            return InvalidRequest.On("new_password", fault);
        if (await passwords.Hash(request.NewPassword, ct) is not { } hash) return Busy.Now;
        return await work.Finish(Rules, token => Apply(person, hash, token), ct);
    }

    async Task<Result<StepUpView>> Apply(Person person, string hash, CancellationToken ct)
    {
        var id = new SessionId(client.Session!.Id);
        if (!await change.Apply(person, hash, keeping: id.Value, ct)) return new WrongPassword();
        if (await sessions.Renew(id, ct) is not var (token, _)) return new CredentialRequired();
        changes.Subject = new PersonId(person.Id).ToString();
        return new StepUpView(caller.SecondFactorAt!.Value + StepUpAttribute.ValidFor) { Token = token };
    }

    async Task<Result<StepUpView>> Refuse(CancellationToken ct)
    {
        var error = new WrongPassword();
        await audit.Write(Rules.Name, error.Code, caller.Id, caller, ct);
        return error;
    }
}
