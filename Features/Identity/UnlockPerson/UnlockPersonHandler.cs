using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Operators;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.UnlockPerson;

[Audience(Audience.Operator)]
[Level(Level.Nothing)]
[StepUp]
[Writes]
public sealed record UnlockPersonRequest([property: Description("Which person, such as per_01k…")] PersonId Id);

/// <summary>The person signs in again as before, and their keys work again within a second. Why it was locked stays to be read.</summary>
internal sealed class UnlockPersonHandler(OperatorAct act) : IHandler<UnlockPersonRequest, AccountView>
{
    public async Task<Result<AccountView>> Handle(UnlockPersonRequest request, CancellationToken ct)
    {
        var begun = await act.Begin(request.Id, againstThem: false, ct);
        if (begun.Error is { } refusal) return refusal;
        var person = begun.Value!;
        person.LockedAt = null;
        return await act.View(person, ct);
    }
}
