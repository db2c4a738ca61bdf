using System.ComponentModel;
using Fintech.Features.Identity.SecondFactors;
using Fintech.Infrastructure.Slices;
using FluentValidation;

namespace Fintech.Features.Identity.ConfirmFactor;

[Audience(Audience.Person)]
[Level(Level.Person)]
[StepUp]
[Writes(Idempotency.None)]
public sealed record ConfirmFactorRequest(
    [property: Description("Which new factor, such as fac_01k…")] FactorId Id,
    [property: Description("A code from the app, or the one that was sent"), Secret] string Code);

sealed class ConfirmFactorValidator : AbstractValidator<ConfirmFactorRequest>
{
    public ConfirmFactorValidator() => RuleFor(r => r.Code).Length(1, 64);
}

/// <remarks>The code is used up first. Of many at once one confirms, and only its answer shows the recovery codes.</remarks>
internal sealed class ConfirmFactorHandler(
    Enrolments enrolments, OneTimeCodes codes, TotpCodes totp, FactorChanges factors, TryCounts tries,
    Caller caller, UnitOfWork work, AuditLog audit) : IHandler<ConfirmFactorRequest, FactorAddedView>, IOwnTransactions
{
    static readonly SliceRules Rules = SliceRules<ConfirmFactorRequest>.Rules;

    public async Task<Result<FactorAddedView>> Handle(ConfirmFactorRequest request, CancellationToken ct)
    {
        var personId = caller.PersonId!.Value;
        if (await enrolments.Find(request.Id, personId, ct) is not { } factor) return new FactorNotFound(request.Id);
        if (await tries.Try($"confirm {factor.Id}", free: 5, TimeSpan.FromMinutes(15), Enrolments.Life, ct) is { } wait)
            return new TooManyRequests { RetryAfter = wait };
        var isRight = factor.Method is FactorMethod.Totp
            ? await totp.Consume(factor, request.Code, ct)
            : await codes.Consume(
                new(CodePurpose.VerifyNumber, factor.Id.Value, personId), FactorMethod.Sms, request.Code, ct);
        if (isRight) return await work.Finish(Rules, token => Confirm(factor, token), ct);
        await audit.Write(Rules.Name, new FactorRefused().Code, factor.Id.ToString(), caller, ct);
        return new FactorRefused();
    }

    async Task<Result<FactorAddedView>> Confirm(Factor factor, CancellationToken ct)
    {
        var person = await factors.Lock(factor.PersonId, ct);
        if (await enrolments.MayAdd(person.Id, factor.Method, ct) is { } refusal) return refusal;
        var view = await factors.Added(person, factor, ct);
        return await enrolments.Confirm(factor.Id, ct) ? view : new FactorNotFound(factor.Id);
    }
}
