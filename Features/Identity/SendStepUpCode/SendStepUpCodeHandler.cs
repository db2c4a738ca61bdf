using System.ComponentModel;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.SendStepUpCode;

[Audience(Audience.Person)]
[Level(Level.Person)]
[Writes(Idempotency.None)]
public sealed record SendStepUpCodeRequest([property: Description("email or sms"), Example("email")] FactorMethod Method);

internal sealed class SendStepUpCodeHandler(FintechDb db, SecondFactorProofs proofs, Caller caller, ClientContext client)
    : IHandler<SendStepUpCodeRequest, SentCodeView>, IOwnTransactions
{
    public async Task<Result<SentCodeView>> Handle(SendStepUpCodeRequest request, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == caller.PersonId, ct);
        return await proofs.Send(SliceRules<SendStepUpCodeRequest>.Rules,
            new(CodePurpose.StepUp, client.Session!.Id, person.Id), person, request.Method, ct);
    }
}
