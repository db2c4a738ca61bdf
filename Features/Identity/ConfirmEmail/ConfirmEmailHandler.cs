using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.ConfirmEmail;

[Audience(Audience.Anyone)]
[Level(Level.Nothing)]
[Writes(Idempotency.None)]
public sealed record ConfirmEmailRequest(
    [property: Description("What the mailed link holds"), Secret] string Token);

sealed class ConfirmEmailValidator : AbstractValidator<ConfirmEmailRequest>
{
    public ConfirmEmailValidator() => RuleFor(r => r.Token).Length(1, 100);
}

/// <remarks>
/// The account is opened before the link is used up: its row is the lock that all links of one person share.
/// </remarks>
internal sealed class ConfirmEmailHandler(FintechDb db, MailedTokens tokens, Accounts accounts, Changes changes)
    : IHandler<ConfirmEmailRequest, MessageView>
{
    public async Task<Result<MessageView>> Handle(ConfirmEmailRequest request, CancellationToken ct)
    {
        if (await tokens.Find(MailPurpose.ConfirmEmail, request.Token, ct) is not { } link) return new LinkInvalid();
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == link.PersonId, ct);
        var made = await accounts.Open(person, link.PasswordHash!, link.Name!, ct);
        if (made is null || !await tokens.Consume(link, ct)) return new LinkInvalid();
        changes.Subject = new PersonId(person.Id).ToString();
        return new MessageView("Your account is open. Sign in with your password.");
    }
}
