using System.Text.Json.Serialization;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Data;
using Fintech.Infrastructure.Slices;
using Microsoft.EntityFrameworkCore;

namespace Fintech.Features.Identity.GetStepUpOptions;

[Audience(Audience.Person)]
[Level(Level.Person)]
public sealed record GetStepUpOptionsRequest;

/// <summary>How to confirm that it is you.</summary>
/// <param name="ValidUntil">Until when an earlier confirmation holds; null if there is none.</param>
public sealed record StepUpOptionsView(
    IReadOnlyList<MethodView> Methods, FactorMethod Preferred, DateTimeOffset? ValidUntil)
{
    [JsonPropertyOrder(-1)] public string Object => "step_up_options";
}

internal sealed class GetStepUpOptionsHandler(FintechDb db, PersonFactors factors, Caller caller, TimeProvider clock)
    : IHandler<GetStepUpOptionsRequest, StepUpOptionsView>
{
    public async Task<Result<StepUpOptionsView>> Handle(GetStepUpOptionsRequest request, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == caller.PersonId, ct);
        var methods = await factors.Methods(person, ct);
        var until = caller.SecondFactorAt + StepUpAttribute.ValidFor;
        return new StepUpOptionsView(methods, methods[0].Method, until > clock.GetUtcNow() ? until : null);
    }
}
