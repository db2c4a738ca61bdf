using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Trust;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.DenySignIn;

[Audience(Audience.Anyone)]
[Level(Level.Nothing)]
[Writes(Idempotency.None)]
public sealed record DenySignInRequest([property: Description("What the mailed link holds"), Secret] string Token);

sealed class DenySignInValidator : AbstractValidator<DenySignInRequest>
{
    public DenySignInValidator() => RuleFor(r => r.Token).Length(1, 100);
}

/// <remarks>
/// It closes doors and opens none: sessions end, browsers are forgotten, a change of address that is under way is off, and
/// the password is no password any more. Only the mailbox leads on, by a link of its own. Factors and keys stay.
/// </remarks>
internal sealed class DenySignInHandler(
    FintechDb db, MailedTokens tokens, AddressChange addresses, Sessions sessions, SecurityChange security,
    IdentityMails mails, Changes changes)
    : IHandler<DenySignInRequest, MessageView>
{
    public async Task<Result<MessageView>> Handle(DenySignInRequest request, CancellationToken ct)
    {
        if (await tokens.Find(MailPurpose.NotMe, request.Token, ct) is not { } link) return new LinkInvalid();
        if (!await tokens.Consume(link, ct)) return new LinkInvalid();
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == link.PersonId, ct);
        await db.Set<Person>().Where(p => p.Id == person.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.PasswordHash, (string?)null), ct);
        await db.Set<Device>().Where(d => d.PersonId == person.Id).ExecuteDeleteAsync(ct);
        await security.Apply(person.Id, ct);
        await sessions.EndAll(person.Id, except: null, ct);
        await tokens.EndAll(person.Id, MailPurpose.ChangeEmail, ct);
        await tokens.EndAll(person.Id, MailPurpose.ResetPassword, ct);
        mails.NotMe(await addresses.Restore(link, ct), tokens.Add(MailPurpose.ResetPassword, person.Id));
        changes.Subject = new PersonId(person.Id).ToString();
        return new MessageView("Every session is ended. Look into your mail: a link there lets you set a new password.");
    }
}
