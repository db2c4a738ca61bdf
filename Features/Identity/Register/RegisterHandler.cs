using System.ComponentModel;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Identity.Register;

[Audience(Audience.Anyone)]
[Level(Level.Nothing)]
[Writes(Idempotency.None)]
public sealed record RegisterRequest(
    [property: Description("Where the link is sent that opens the account"), Example("ada@example.com")] string Email,
    [property: Description("12 to 128 characters of any kind"), Secret] string Password,
    [property: Description("How the person is called"), Example("Ada Lovelace")] string Name);

sealed class RegisterValidator : AbstractValidator<RegisterRequest>
{
    public RegisterValidator()
    {
        RuleFor(r => r.Email).Email();
        RuleFor(r => r.Password).NewPassword();
        RuleFor(r => r.Name).PersonName();
    }
}

/// <remarks>
/// A known and a new address get the same answer after the same work, one hash and one mail: only the mailbox tells
/// them apart. The hash is made before the transaction, so that no connection waits for it.
/// </remarks>
internal sealed class RegisterHandler(
    Passwords passwords, Accounts accounts, MailedTokens tokens, IdentityMails mails, UnitOfWork work, Changes changes)
    : IHandler<RegisterRequest, MessageView>, IOwnTransactions
{
    static readonly MessageView Answer = new("Look into your mail: a link there leads on.");

    public async Task<Result<MessageView>> Handle(RegisterRequest request, CancellationToken ct)
    {
        if (PasswordRules.Fault(request.Password, request.Email, request.Name) is { } fault)
            return InvalidRequest.On("password", fault);
        if (await passwords.Hash(request.Password, ct) is not { } hash) return Busy.Now;
        for (var tries = 1; ; tries++)
        {
            var result = await work.Finish(
                SliceRules<RegisterRequest>.Rules, token => Register(request, hash, token), ct);
            // Somebody registered the same address at this moment; now it is known.
            if (result.Error is not ConcurrentChange || tries == 3) return result;
        }
    }

    async Task<Result<MessageView>> Register(RegisterRequest request, string hash, CancellationToken ct)
    {
        var person = await accounts.Find(request.Email, ct);
        if (person is { EmailConfirmed: true })
        {
            tokens.Add(MailPurpose.ConfirmEmail, personId: null);
            mails.AlreadyRegistered(person.Email!);
        }
        else
        {
            person ??= accounts.Add(request.Email, request.Name, hash);
            person.PasswordHash = hash;
            mails.ConfirmEmail(
                person.Email!, tokens.Add(MailPurpose.ConfirmEmail, person.Id, hash, request.Name.Trim()));
        }
        changes.Subject = new Contracts.PersonId(person.Id).ToString();
        return Answer;
    }
}
