using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;

namespace Fintech.Features.Identity.EnrolEmail;

[Audience(Audience.Person)]
[Level(Level.Person)]
[StepUp]
[Writes(Idempotency.None)]
public sealed record EnrolEmailRequest;

/// <remarks>The address is confirmed already, so the factor counts at once.</remarks>
internal sealed class EnrolEmailHandler(
    FintechDb db, FactorChanges factors, Enrolments enrolments, Caller caller, TimeProvider clock)
    : IHandler<EnrolEmailRequest, FactorAddedView>
{
    public async Task<Result<FactorAddedView>> Handle(EnrolEmailRequest request, CancellationToken ct)
    {
        var person = await factors.Lock(caller.PersonId!.Value, ct);
        if (await enrolments.MayAdd(person.Id, FactorMethod.Email, ct) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        var factor = new Factor
        {
            PersonId = person.Id, Method = FactorMethod.Email, Label = "E-mail", Hint = Masked.Email(person.Email!),
            CreatedAt = now, ConfirmedAt = now,
        };
        var view = await factors.Added(person, factor, ct);
        db.Add(factor);
        return view;
    }
}
