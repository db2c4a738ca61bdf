using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.ConfirmNewEmail;

[Audience(Audience.Anyone)]
[Level(Level.Nothing)]
[Writes(Idempotency.None)]
public sealed record ConfirmNewEmailRequest(
    [property: Description("What the mailed link holds"), Secret] string Token);

sealed class ConfirmNewEmailValidator : AbstractValidator<ConfirmNewEmailRequest>
{
    public ConfirmNewEmailValidator() => RuleFor(r => r.Token).Length(1, 100);
}

/// <remarks>
/// The link is the proof that the mailbox is theirs; it signs nobody in. Whoever got an account with the address first
/// keeps it, and who only registered with it and never opened the account gives way to the owner of the mailbox.
/// </remarks>
internal sealed class ConfirmNewEmailHandler(
    FintechDb db, MailedTokens tokens, Accounts accounts, PersonRemains remains, AddressChange change, UnitOfWork work,
    Changes changes) : IHandler<ConfirmNewEmailRequest, MessageView>, IOwnTransactions
{
    static readonly SliceRules Rules = SliceRules<ConfirmNewEmailRequest>.Rules;

    public async Task<Result<MessageView>> Handle(ConfirmNewEmailRequest request, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var result = await work.Finish(Rules, token => Apply(request, token), ct);
            // Somebody else took the address, or changed the account, at this moment; now it is seen which.
            if (result.Error is not ConcurrentChange || tries == 3) return result;
        }
    }

    async Task<Result<MessageView>> Apply(ConfirmNewEmailRequest request, CancellationToken ct)
    {
        if (await tokens.Find(MailPurpose.ChangeEmail, request.Token, ct) is not { } link) return new LinkInvalid();
        await db.LockPerson(link.PersonId!.Value, ct);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == link.PersonId, ct);
        if (person is not { LockedAt: null, DeletedAt: null } || !await tokens.Consume(link, ct)) return new LinkInvalid();
        if (await accounts.Find(link.Email!, ct) is { } other && !await remains.Release(other, ct)) return new LinkInvalid();
        await change.Apply(person, link.Email!, ct);
        changes.Subject = new PersonId(person.Id).ToString();
        return new MessageView("This is your address now. Sign in with it from now on.");
    }
}
