using System.ComponentModel;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.ChangeFactor;

[Audience(Audience.Person)]
[Level(Level.Person)]
[Writes]
public sealed record ChangeFactorRequest(
    [property: Description("Which factor, such as fac_01k…")] FactorId Id,
    [property: Description("What you call it"), Example("Phone")] string? Label = null,
    [property: Description("true makes its kind the one that is offered first")] bool Preferred = false);

sealed class ChangeFactorValidator : AbstractValidator<ChangeFactorRequest>
{
    public ChangeFactorValidator() => RuleFor(r => r.Label).FactorLabel();
}

/// <summary>It opens nothing and takes nothing away, so it needs no step-up.</summary>
internal sealed class ChangeFactorHandler(FintechDb db, Caller caller, Changes changes)
    : IHandler<ChangeFactorRequest, FactorView>
{
    public async Task<Result<FactorView>> Handle(ChangeFactorRequest request, CancellationToken ct)
    {
        var factor = await db.Set<Factor>().SingleOrDefaultAsync(
            f => f.Id == request.Id && f.PersonId == caller.PersonId && f.ConfirmedAt != null, ct);
        if (factor is null) return new FactorNotFound(request.Id);
        if (request.Label is { } label) factor.Label = label.Trim();
        var mine = db.Set<Person>().Where(p => p.Id == caller.PersonId);
        if (request.Preferred)
            await mine.ExecuteUpdateAsync(s => s.SetProperty(p => p.PreferredMethod, factor.Method), ct);
        changes.Subject = factor.Id.ToString();
        return FactorView.Of(factor, await mine.Select(p => p.PreferredMethod).SingleAsync(ct));
    }
}
