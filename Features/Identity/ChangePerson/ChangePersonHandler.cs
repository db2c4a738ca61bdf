using System.ComponentModel;
using Fintech.Features.Identity.Contracts;
using Fintech.Features.Identity.Operators;
using Fintech.Infrastructure.Http.Credentials;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Identity.ChangePerson;

[Audience(Audience.Operator)]
[Level(Level.Nothing)]
[StepUp]
[Writes]
public sealed record ChangePersonRequest(
    [property: Description("Which person, such as per_01k…")] PersonId Id,
    [property: Description("Whether this person must have a second factor"), Example("true")]
    bool? MustHaveSecondFactor = null,
    [property: Description("Whether this person is an operator of the platform")] bool? Operator = null);

sealed class ChangePersonValidator : AbstractValidator<ChangePersonRequest>
{
    public ChangePersonValidator() => RuleFor(r => r).Must(r => (r.MustHaveSecondFactor ?? r.Operator) is not null)
        .OverridePropertyName("request").WithMessage("Say what to change: must_have_second_factor, operator, or both.");
}

/// <summary>Roles and demands hold from the person's next request on, in every session and key that there is.</summary>
internal sealed class ChangePersonHandler(OperatorAct act, Promotion promotion, Changes changes)
    : IHandler<ChangePersonRequest, AccountView>
{
    public async Task<Result<AccountView>> Handle(ChangePersonRequest request, CancellationToken ct)
    {
        var begun = await act.Begin(request.Id, againstThem: request.Operator is false, ct);
        if (begun.Error is { } refusal) return refusal;
        var person = begun.Value!;
        if (request.Operator is true && !person.EmailConfirmed) return new PersonNotConfirmed();
        if (request.Operator is true && !person.HasSecondFactor) return new OperatorNeedsFactor();
        if (request.Operator is true) await promotion.Apply(person, ct);
        else person.IsOperator = request.Operator ?? person.IsOperator;
        person.MustHaveSecondFactor = request.MustHaveSecondFactor ?? (request.Operator is true || person.MustHaveSecondFactor);
        changes.AfterCommit(services => services.GetRequiredService<KeyRing>().Forget(person.Id));
        return await act.View(person, ct);
    }
}
