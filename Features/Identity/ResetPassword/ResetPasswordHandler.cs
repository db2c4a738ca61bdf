using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.ResetPassword;

[Audience(Audience.Anyone)]
[Level(Level.Nothing)]
[Writes(Idempotency.None)]
public sealed record ResetPasswordRequest(
    [property: Description("What the mailed link holds"), Secret] string Token,
    [property: Description("12 to 128 characters of any kind"), Secret] string NewPassword);

sealed class ResetPasswordValidator : AbstractValidator<ResetPasswordRequest>
{
    public ResetPasswordValidator()
    {
        RuleFor(r => r.Token).Length(1, 100);
        RuleFor(r => r.NewPassword).NewPassword();
    }
}

/// <remarks>
/// The link is looked at before the hash is made and used up with it in one transaction, so that a refused password costs
/// no link and fifty tries at once change the password once. It signs nobody in and touches no factor: whoever signs in
/// next proves the second factor as always.
/// </remarks>
internal sealed class ResetPasswordHandler(
    FintechDb db, Passwords passwords, MailedTokens tokens, PasswordChange change, UnitOfWork work, Changes changes)
    : IHandler<ResetPasswordRequest, MessageView>, IOwnTransactions
{
    public async Task<Result<MessageView>> Handle(ResetPasswordRequest request, CancellationToken ct)
    {
        if (await tokens.Find(MailPurpose.ResetPassword, request.Token, ct) is not { } link) return new LinkInvalid();
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == link.PersonId, ct);
        if (PasswordRules.Fault(request.NewPassword, person.Email!, person.Name) is { } fault)
            return InvalidRequest.On("new_password", fault);
        if (await passwords.Hash(request.NewPassword, ct) is not { } hash) return Busy.Now;
        return await work.Finish(SliceRules<ResetPasswordRequest>.Rules, token => Apply(person, link, hash, token), ct);
    }

    async Task<Result<MessageView>> Apply(Person person, MailedToken link, string hash, CancellationToken ct)
    {
        if (!await tokens.Consume(link, ct) || !await change.Apply(person, hash, keeping: null, ct)) return new LinkInvalid();
        changes.Subject = new PersonId(person.Id).ToString();
        return new MessageView("Your password is changed. Sign in with it.");
    }
}
