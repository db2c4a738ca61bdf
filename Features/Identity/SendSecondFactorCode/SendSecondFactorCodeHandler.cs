using System.ComponentModel;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.SendSecondFactorCode;

[Audience(Audience.Pending)]
[Level(Level.Nothing)]
[Writes(Idempotency.None)]
public sealed record SendSecondFactorCodeRequest([property: Description("email or sms"), Example("email")] FactorMethod Method);

internal sealed class SendSecondFactorCodeHandler(FintechDb db, SecondFactorProofs proofs, CallerSlot slot)
    : IHandler<SendSecondFactorCodeRequest, SentCodeView>, IOwnTransactions
{
    public async Task<Result<SentCodeView>> Handle(SendSecondFactorCodeRequest request, CancellationToken ct)
    {
        var pending = slot.Pending!;
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == pending.PersonId, ct);
        return await proofs.Send(SliceRules<SendSecondFactorCodeRequest>.Rules,
            new(CodePurpose.SignIn, pending.Id, person.Id), person, request.Method, ct);
    }
}
