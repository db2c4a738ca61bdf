using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Identity.ForgotPassword;

[Audience(Audience.Anyone)]
[Level(Level.Nothing)]
[Writes(Idempotency.None)]
public sealed record ForgotPasswordRequest(
    [property: Description("The account's address"), Example("ada@example.com")] string Email);

sealed class ForgotPasswordValidator : AbstractValidator<ForgotPasswordRequest>
{
    public ForgotPasswordValidator() => RuleFor(r => r.Email).Email();
}

/// <remarks>A known and an unknown address get the same answer after the same work, one link and one mail: only the
/// mailbox tells.</remarks>
internal sealed class ForgotPasswordHandler(Accounts accounts, MailedTokens tokens, IdentityMails mails, Changes changes)
    : IHandler<ForgotPasswordRequest, MessageView>
{
    static readonly MessageView Answer = new("Look into your mail: a link there leads on.");

    public async Task<Result<MessageView>> Handle(ForgotPasswordRequest request, CancellationToken ct)
    {
        var found = await accounts.Find(request.Email, ct);
        var person = found is { EmailConfirmed: true, DeletedAt: null } ? found : null;
        var token = tokens.Add(MailPurpose.ResetPassword, person?.Id);
        if (person is null) mails.NoAccount(request.Email.Trim());
        else mails.ResetPassword(person.Email!, token);
        changes.Subject = person is null ? null : new PersonId(person.Id).ToString();
        return Answer;
    }
}
