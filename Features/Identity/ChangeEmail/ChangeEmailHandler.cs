using System.ComponentModel;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.ChangeEmail;

[Audience(Audience.Person)]
[Level(Level.Person)]
[StepUp]
[Writes]
public sealed record ChangeEmailRequest(
    [property: Description("The address to be"), Example("ada@example.com")] string NewEmail);

sealed class ChangeEmailValidator : AbstractValidator<ChangeEmailRequest>
{
    public ChangeEmailValidator() => RuleFor(r => r.NewEmail).Email();
}

/// <remarks>
/// A free and a taken address get the same answer after the same work, two links and two mails: only the new mailbox
/// tells them apart. Nothing changes until the link that is mailed there is followed; the old mailbox can stop it.
/// </remarks>
internal sealed class ChangeEmailHandler(
    FintechDb db, Accounts accounts, MailedTokens tokens, AccountMails mails, Caller caller, Changes changes)
    : IHandler<ChangeEmailRequest, MessageView>
{
    static readonly MessageView Answer =
        new("Look into the mail of the new address: a link there leads on. Until then nothing changes.");

    public async Task<Result<MessageView>> Handle(ChangeEmailRequest request, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == caller.PersonId, ct);
        var email = request.NewEmail.Trim();
        if (EmailRules.Normalize(email) == person.NormalizedEmail)
            return InvalidRequest.On("new_email", "This is your address already.");
        var owner = await accounts.Find(email, ct);
        var token = tokens.Add(MailPurpose.ChangeEmail, person.Id, email: email);
        if (owner is { EmailConfirmed: true }) mails.EmailTaken(owner.Email!);
        else mails.ConfirmNewEmail(email, token);
        mails.EmailChangeAsked(person.Email!, tokens.Add(MailPurpose.NotMe, person.Id, email: person.Email));
        changes.Subject = caller.Id;
        return Answer;
    }
}
