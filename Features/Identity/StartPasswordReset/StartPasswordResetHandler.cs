using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Operators;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.StartPasswordReset;

[Audience(Audience.Operator)]
[Level(Level.Nothing)]
[StepUp]
[Writes]
public sealed record StartPasswordResetRequest([property: Description("Which person, such as per_01k…")] PersonId Id);

/// <summary>Mails the link to the person alone. The password stays until they choose another; factors stay.</summary>
internal sealed class StartPasswordResetHandler(OperatorAct act, MailedTokens tokens, OperatorMails mails)
    : IHandler<StartPasswordResetRequest, AccountView>
{
    public async Task<Result<AccountView>> Handle(StartPasswordResetRequest request, CancellationToken ct)
    {
        var begun = await act.Begin(request.Id, againstThem: false, ct);
        if (begun.Error is { } refusal) return refusal;
        var person = begun.Value!;
        if (!person.EmailConfirmed) return new PersonNotConfirmed();
        mails.ResetStarted(person.Email!, tokens.Add(MailPurpose.ResetPassword, person.Id));
        return await act.View(person, ct);
    }
}
